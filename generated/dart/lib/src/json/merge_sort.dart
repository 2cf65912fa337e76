import 'dart:math';

/// The [items] in the order of [compare]; equal ones keep their order.
///
/// It merges: Dart's own sort is a quicksort, which a text whose members stand
/// in the right disorder makes quadratic, and whose depth then overflows the
/// stack.
List<T> mergeSorted<T>(List<T> items, int Function(T, T) compare) {
  var from = items.toList(growable: false);
  var to = items.toList(growable: false);
  for (var width = 1; width < from.length; width *= 2) {
    for (var start = 0; start < from.length; start += 2 * width) {
      _merge(from, to, start, width, compare);
    }
    (from, to) = (to, from);
  }
  return from;
}

/// Merges two runs of [width] items, as far as there are so many, which begin
/// at [start], into the same place of [to].
void _merge<T>(
  List<T> from,
  List<T> to,
  int start,
  int width,
  int Function(T, T) compare,
) {
  final middle = min(start + width, from.length);
  final end = min(start + 2 * width, from.length);
  var left = start;
  var right = middle;
  for (var at = start; at < end; at++) {
    final takesLeft =
        right == end || left < middle && compare(from[left], from[right]) <= 0;
    to[at] = takesLeft ? from[left++] : from[right++];
  }
}
