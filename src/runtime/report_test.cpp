// Texts: numbers as print has them, stacks of goroutines, pieces of execution traces.
#include "runtime/report.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "runtime/exec_trace.h"
#include "runtime/print.h"
#include "support/runtime_types.h"

namespace vo::runtime {
namespace {

std::string floatText(double v, int bits = 64) {
  base::SystemAllocator a;
  base::Text t(a);
  addFloat(t, v, bits);
  return std::string(t.view());
}

TEST(Print, Floats) {
  EXPECT_EQ(floatText(0), "0");
  EXPECT_EQ(floatText(-0.0), "-0");
  EXPECT_EQ(floatText(1), "1");
  EXPECT_EQ(floatText(-1.5), "-1.5");
  EXPECT_EQ(floatText(0.1), "0.1");
  EXPECT_EQ(floatText(0.0001), "0.0001");
  EXPECT_EQ(floatText(0.00001), "1e-05");
  EXPECT_EQ(floatText(999999), "999999");
  EXPECT_EQ(floatText(1e6), "1e+06");
  EXPECT_EQ(floatText(1234567.5), "1.2345675e+06");
  EXPECT_EQ(floatText(1e-300), "1e-300");
  EXPECT_EQ(floatText(1.7976931348623157e308), "1.7976931348623157e+308");
  EXPECT_EQ(floatText(1.0f / 3, 32), "0.33333334");
  EXPECT_EQ(floatText(double{0.0001f}, 32), "0.0001");
  EXPECT_EQ(floatText(INFINITY), "+Inf");
  EXPECT_EQ(floatText(-INFINITY), "-Inf");
  EXPECT_EQ(floatText(std::numeric_limits<double>::quiet_NaN()), "NaN");
}

TEST(Print, Complex) {
  base::SystemAllocator a;
  base::Text t(a);
  addComplex(t, 1, -2);
  addComplex(t, -0.0, 0.5);
  addComplex(t, NAN, -NAN);
  addComplex(t, 0, -INFINITY);
  EXPECT_EQ(t.view(), "(1-2i)(-0+0.5i)(NaN+NaNi)(0-Infi)");
}

TEST(Trace, OneGoroutine) {
  base::SystemAllocator a;
  base::Text out(a);
  TraceText text(out);
  abi::GoString pair[2] = {abi::goString("key"), abi::goString("two \"words\"\n\x01\xff\u00e9\U0001F600")};
  abi::GoSlice labels = {pair, 1, 1};
  G g;
  g.id = 7;
  g.leaked = true;
  g.labels = &labels;
  text.begin(g, "chan receive", false, true);
  text.add({"main.f", "/x.go", 3, true});
  text.add({"main.main", "/x.go", 9, false});
  text.end();
  text.createdBy({"main.g", "/y.go", 1, true}, 2);
  EXPECT_EQ(out.view(),
            "\ngoroutine 7 [chan receive (leaked)] {key: \"two \\\"words\\\"\\n\\x01\\xff\\u00e9\\U0001f600\"}:\n"
            "main.f(...)\n\t/x.go:3\nmain.main()\n\t/x.go:9\n"
            "created by main.g in goroutine 2\n\t/y.go:1\n");
}

TEST(Trace, OfADeepStackTheTwoEnds) {
  base::SystemAllocator a;
  for (uint32_t depth : {100u, 101u, 175u}) {
    base::Text out(a);
    TraceText text(out);
    for (uint32_t i = 0; i < depth; i++) text.add({"f", "x", i, false});
    text.end();
    std::string expected;
    for (uint32_t i = 0; i < depth; i++) {
      if (i == 50 && depth > 100) expected += "..." + std::to_string(depth - 100) + " frames elided...\n";
      if (i < 50 || i >= depth - 50) expected += "f()\n\tx:" + std::to_string(i) + "\n";
    }
    EXPECT_EQ(out.view(), expected);
  }
}

TEST(Trace, Inits) {
  EXPECT_TRUE(callsInit("main.init", "main.init.0"));
  EXPECT_FALSE(callsInit("main.init", "main.initX"));
  EXPECT_FALSE(callsInit("main.main", "main.main.func1"));
  EXPECT_TRUE(isExportedRuntime("runtime.GC"));
  EXPECT_FALSE(isExportedRuntime("runtime.gc"));
  EXPECT_FALSE(isExportedRuntime("runtime."));
}

TEST(LibraryFrames, PcsLeadBack) {
  for (unsigned i = 0; i < static_cast<unsigned>(LibraryFn::Count); i++) {
    auto fn = static_cast<LibraryFn>(i);
    EXPECT_EQ(libraryFrameAt(libraryPc(fn)), &libraryFrame(fn));
    EXPECT_EQ(libraryFrameAt(libraryPc(fn) - 1), &libraryFrame(fn));
  }
  EXPECT_EQ(libraryFrameAt(0), nullptr);
}

TEST(Numbering, SameBytesSameNumber) {
  base::SystemAllocator a;
  Numbering n(a);
  EXPECT_EQ(n.of("a"), 1u);
  EXPECT_EQ(n.of(""), 2u);
  EXPECT_EQ(n.of("a"), 1u);
  for (int i = 0; i < 1000; i++) EXPECT_EQ(n.of("x" + std::to_string(i)), static_cast<uint64_t>(i) + 3);
  EXPECT_EQ(n[3], "x0");
  EXPECT_EQ(n[1002], "x999");
  n.clear();
  EXPECT_EQ(n.of("b"), 1u);
}

}  // namespace
}  // namespace vo::runtime
