// This file holds the code words that special return addresses point to.
#include "vm/frame.h"

namespace vo::vm {

namespace {
constexpr Word code(Special s) { return Word{kSpecialOp} | Word{static_cast<uint8_t>(s)} << 8; }
}  // namespace

const Word kSpecialCode[static_cast<unsigned>(Special::Count)] = {
    code(Special::SegmentReturn), code(Special::FiberStart), code(Special::FiberReturned),  code(Special::MainReturned),
    code(Special::DeferReturned), code(Special::PanicMade),      code(Special::PanicPrinted),
    code(Special::HelperReturned), code(Special::ReflectReturned), code(Special::MakeFuncReturned),
};

}  // namespace vo::vm
