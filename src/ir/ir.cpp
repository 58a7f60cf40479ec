// This file turns the rows of ops.def into a table.
#include "ir/ir.h"

namespace vo::ir {
namespace {

constexpr uint8_t None = 0;
constexpr uint8_t Traps = kTraps;
constexpr uint8_t Reads = kReads;
constexpr uint8_t Allocs = kAllocs;
constexpr uint8_t Writes = kWrites;
constexpr uint8_t Calls = kCalls;
constexpr uint8_t Ends = kEnds;

}  // namespace

const OpInfo kOpInfos[] = {
#define VO_IR(name, text, cls, a, b, c, list, payload, effects)                                  \
  {#name, text, OpClass::cls, OperandKind::a, OperandKind::b, OperandKind::c, ListKind::list, \
   Payload::payload, static_cast<uint8_t>(effects)},
#include "ir/ops.def"
};
static_assert(sizeof kOpInfos / sizeof kOpInfos[0] == kOps);

}  // namespace vo::ir
