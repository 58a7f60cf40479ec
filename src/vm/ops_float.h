// Handlers: floats and number conversions. Part of interpreter.cpp, which is compiled without
// contraction of products and sums.

VO_VALUE(AddF, bits(f64(VO_RB) + f64(VO_RC)))
VO_VALUE(SubF, bits(f64(VO_RB) - f64(VO_RC)))
VO_VALUE(MulF, bits(f64(VO_RB) * f64(VO_RC)))
VO_VALUE(DivF, bits(f64(VO_RB) / f64(VO_RC)))
VO_VALUE(NegF, VO_RB ^ 0x8000000000000000)
VO_VALUE(AddF32, bits32(f32(VO_RB) + f32(VO_RC)))
VO_VALUE(SubF32, bits32(f32(VO_RB) - f32(VO_RC)))
VO_VALUE(MulF32, bits32(f32(VO_RB) * f32(VO_RC)))
VO_VALUE(DivF32, bits32(f32(VO_RB) / f32(VO_RC)))
VO_VALUE(NegF32, VO_RB ^ 0x80000000)
VO_HANDLER(MathF) {
  if (VO_FLAGS == static_cast<uint64_t>(MathFn::Sqrt)) {
    VO_RA = bits(__builtin_sqrt(f64(VO_RB)));
    VO_NEXT;
  }
  VO_SLOW(opMathF);
}
VO_VALUE(Fma, bits(__builtin_fma(f64(VO_RB), f64(VO_RC), f64(VO_PC[1]))))

/// min and max of Go: a NaN wins, -0 is below +0.
inline double minOf(double x, double y) {
  if (x != x) return x;
  if (y != y) return y;
  if (x == 0 && y == 0) return std::bit_cast<double>(bits(x) | bits(y));
  return x < y ? x : y;
}
inline double maxOf(double x, double y) {
  if (x != x) return x;
  if (y != y) return y;
  if (x == 0 && y == 0) return std::bit_cast<double>(bits(x) & bits(y));
  return x > y ? x : y;
}
VO_VALUE(MinF, bits(minOf(f64(VO_RB), f64(VO_RC))))
VO_VALUE(MaxF, bits(maxOf(f64(VO_RB), f64(VO_RC))))

VO_VALUE(EqF, f64(VO_RB) == f64(VO_RC))
VO_VALUE(NeF, f64(VO_RB) != f64(VO_RC))
VO_VALUE(LtF, f64(VO_RB) < f64(VO_RC))
VO_VALUE(LeF, f64(VO_RB) <= f64(VO_RC))
VO_VALUE(EqF32, f32(VO_RB) == f32(VO_RC))
VO_VALUE(NeF32, f32(VO_RB) != f32(VO_RC))
VO_VALUE(LtF32, f32(VO_RB) < f32(VO_RC))
VO_VALUE(LeF32, f32(VO_RB) <= f32(VO_RC))
VO_HANDLER(Cvt) {
  using bytecode::CvtKind;
  auto kind = static_cast<CvtKind>(VO_FLAGS);
  if (kind == CvtKind::I64ToF64) {
    VO_RA = bits(static_cast<double>(VO_SB));
    VO_NEXT;
  }
  VO_RA = VO_CONVERT(kind, VO_RB);
  VO_NEXT;
}
