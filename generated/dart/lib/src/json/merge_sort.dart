// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';
import 'dart:typed_data';

/// The [items] in the order of [compare]; equal ones keep their order.
///
/// It merges: Dart's own sort is a quicksort, which a text whose members have
/// the right disorder makes quadratic, and whose depth then overflows the
/// stack. What moves are the places of the items: to store an item in a list of
/// records, the Dart VM looks at its type anew each time, which takes longer
/// than all else.
List<T> mergeSorted<T>(List<T> items, int Function(T, T) compare) {
  final count = items.length;
  var from = Uint32List(count);
  for (var i = 0; i < count; i++) {
    from[i] = i;
  }
  var to = Uint32List(count);
  for (var width = 1; width < count; width *= 2) {
    for (var start = 0; start < count; start += 2 * width) {
      final middle = min(start + width, count);
      final end = min(start + 2 * width, count);
      var left = start;
      var right = middle;
      for (var at = start; at < end; at++) {
        final takesLeft =
            right == end ||
            left < middle &&
                compare(items[from[left]], items[from[right]]) <= 0;
        to[at] = takesLeft ? from[left++] : from[right++];
      }
    }
    (from, to) = (to, from);
  }
  return [for (final place in from) items[place]];
}
