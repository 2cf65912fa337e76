// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A finite double as ECMAScript prints it, which RFC 8785 asks for.
///
/// Dart's own digits are ECMAScript's, shortest and correctly rounded, in the
/// same choice of plain and exponent form. It only adds a fraction to whole
/// numbers, and a sign to zero.
String jsonNumberText(double value) {
  if (value == 0) return '0';
  final text = value.toString();
  return text.endsWith('.0') ? text.substring(0, text.length - 2) : text;
}
