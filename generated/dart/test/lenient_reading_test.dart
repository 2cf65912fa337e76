// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'support/lockstep.dart';
import 'support/model_objects.dart';
import 'support/model_texts.dart';
import 'support/runner.dart';

/// Tests what others wrote and this version can't read, what magic metadata
/// leaves out, and sets of flags.
void lenientReadingTest(TestRunner runner) {
  _malformed(runner);
  _withoutNull(runner);
  _flags(runner);
}

/// What others wrote and has no reading.
void _malformed(TestRunner runner) {
  final members = {
    MagicKeys.caption.wire: '"c"',
    MagicKeys.height.wire: '" 3024"',
    MagicKeys.width.wire: '[4032,null]',
  };
  runner.test('models: what has no reading is kept through an edit', () {
    final metadata = magicOf(members);
    expectEqual([metadata.width, metadata.height], [null, null]);
    expectEqual(
      metadata.malformed[MagicKeys.height],
      const JsonString(' 3024'),
    );
    expectEqual(metadata.malformedPaths, [
      pointer(MagicKeys.height.wire),
      pointer(MagicKeys.width.wire),
    ]);
    expectEqual(textOf(metadata), canonicalText(members));
    final edited = metadata.copyWith(
      caption: const Change.to('d'),
      height: const Change.to(3024),
    );
    expectEqual(edited.malformedPaths, [pointer(MagicKeys.width.wire)]);
    expectEqual(
      textOf(edited),
      canonicalText({
        ...members,
        MagicKeys.caption.wire: '"d"',
        MagicKeys.height.wire: '3024',
      }),
    );
    final removed = metadata.copyWith(
      width: const Change.remove(),
      height: const Change.toNull(),
    );
    expectEqual(
      textOf(removed),
      canonicalText({MagicKeys.caption.wire: '"c"'}),
    );
  });
  runner.test('models: what has no reading is compared', () {
    final same = magicOf({...members, MagicKeys.width.wire: '[4032.0,null]'});
    expectEqual(magicOf(members), same);
    expectEqual(magicOf(members).hashCode, same.hashCode);
    for (final width in ['[4032]', '{}']) {
      final other = magicOf({...members, MagicKeys.width.wire: width});
      expectEqual(magicOf(members) == other, false);
    }
  });
  runner.test('models: a group is read and given as a whole', () {
    final place = {
      ...leastFile,
      FileKeys.latitude.wire: '35.5',
      FileKeys.longitude.wire: '[]',
    };
    final read = fileOf(place);
    expectEqual(read.malformedPaths, [
      pointer(FileKeys.latitude.wire),
      pointer(FileKeys.longitude.wire),
    ]);
    expectEqual(textOf(read), canonicalText(place));
    final half = read.copyWith(longitude: const Change.to(138));
    expectEqual(pathOf(half.toBytes), pointer(FileKeys.latitude.wire));
    final whole = half.copyWith(latitude: const Change.to(35.5));
    place[FileKeys.longitude.wire] = '138';
    expectEqual(textOf(whole), canonicalText(place));
    final alone = fileOf({FileKeys.latitude.wire: '35.5'});
    expectEqual(alone.malformedPaths, [pointer(FileKeys.latitude.wire)]);
  });
  runner.test('models: half of a surrogate pair reads as the sign for it', () {
    final metadata = magicText(
      '{"${MagicKeys.caption.wire}":"a\\ud83d","\\ude00":["\\ud83d\\ud83d\\ude00"]}',
    );
    expectEqual(metadata.caption, 'a\ufffd');
    expectEqual(
      metadata.unknownMembers['\ufffd'],
      JsonArray(const [JsonString('\ufffd\u{1f600}')]),
    );
  });
}

/// Magic metadata, which knows no null.
void _withoutNull(TestRunner runner) {
  runner.test('models: magic metadata leaves null out, whoever gives it', () {
    final left = {MagicKeys.width.wire: '1', 'y': '{"a":null}'};
    final read = magicOf({
      ...left,
      MagicKeys.caption.wire: 'null',
      'x': 'null',
    });
    expectEqual(read, magicOf(left));
    expectEqual(read.nulls.isEmpty, true);
    expectEqual(read.memberCount, 2);
    expectEqual(textOf(read), canonicalText(left));
    expectEqual(read.copyWith(height: const Change.toNull()), read);
    final given = PublicMagicMetadata(
      width: 1,
      unknownMembers: JsonObject([
        ...read.unknownMembers.members,
        (name: 'z', value: const JsonNull()),
      ]),
    );
    expectEqual(given, read);
    expectEqual(textOf(given), canonicalText(left));
  });
}

/// Sets of flags.
void _flags(TestRunner runner) {
  runner.test('models: a set of flags keeps the bits that nobody knows', () {
    const unknown = 1 << 40;
    const panorama = LockstepMediaType.panorama;
    final read = magicOf({MagicKeys.mediaType.wire: '$unknown'});
    expectEqual(read.mediaType?.contains(panorama), false);
    final both = read.mediaType! | panorama;
    expectEqual(both.contains(panorama), true);
    expectEqual(
      textOf(read.copyWith(mediaType: Change.to(both))),
      objectText({MagicKeys.mediaType.wire: '${unknown + panorama.wire}'}),
    );
    expectEqual(both.without(panorama), read.mediaType);
    expectEqual(both | panorama, both);
    const negative = PublicMagicMetadata(mediaType: LockstepMediaType(-1));
    expectEqual(pathOf(negative.toBytes), pointer(MagicKeys.mediaType.wire));
  });
}
