// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:math';

import 'support/lockstep.dart';
import 'support/expect_code.dart';
import 'support/model_objects.dart';
import 'support/model_texts.dart';
import 'support/runner.dart';

/// Tests the models as an app uses them; what they have in common with other
/// languages is in the vectors.
void modelsTest(TestRunner runner) {
  _states(runner);
  _unknown(runner);
  _values(runner);
  _limits(runner);
}

/// Absent, null and a value.
void _states(TestRunner runner) {
  runner.test('models: absent, null and a value stay three things', () {
    final absent = fileOf();
    final isNull = fileOf({FileKeys.hash.wire: 'null'});
    final value = fileOf({FileKeys.hash.wire: '""'});
    expectEqual([absent.hash, isNull.hash, value.hash], [null, null, '']);
    expectEqual(absent.nulls.isEmpty, true);
    expectEqual(isNull.nulls.toList(), [FileKeys.hash]);
    expectEqual(textOf(absent), canonicalText(leastFile));
    expectEqual(
      textOf(isNull),
      canonicalText({...leastFile, FileKeys.hash.wire: 'null'}),
    );
    expectEqual(
      textOf(value),
      canonicalText({...leastFile, FileKeys.hash.wire: '""'}),
    );
    expectEqual(absent == isNull, false);
    expectEqual(isNull == value, false);
  });
  runner.test('models: what is made with values has no other members', () {
    const metadata = PublicMagicMetadata(editedName: 'b', width: 3);
    final members = {
      MagicKeys.editedName.wire: '"b"',
      MagicKeys.width.wire: '3',
    };
    expectEqual(textOf(metadata), canonicalText(members));
    expectEqual(metadata, magicOf(members));
  });
  runner.test('models: a copy sets, sets null and removes', () {
    final members = {
      ...leastFile,
      FileKeys.deviceFolder.wire: '"a"',
      FileKeys.duration.wire: '1',
      FileKeys.subType.wire: '2',
      FileKeys.version.wire: 'null',
    };
    final before = fileOf(members);
    final after = before.copyWith(
      deviceFolder: const Change.to('b'),
      duration: const Change.toNull(),
      subType: const Change.remove(),
      version: const Change.remove(),
      hasStaticThumbnail: const Change.to(true),
    );
    final changed = {
      ...leastFile,
      FileKeys.deviceFolder.wire: '"b"',
      FileKeys.hasStaticThumbnail.wire: 'true',
      FileKeys.duration.wire: 'null',
    };
    expectEqual(textOf(after), canonicalText(changed));
    expectEqual(textOf(before), canonicalText(members));
    final again = after.copyWith(duration: const Change.to(7));
    changed[FileKeys.duration.wire] = '7';
    expectEqual(textOf(again), canonicalText(changed));
    expectEqual(again.nulls.isEmpty, true);
  });
  runner.test('models: a copy without changes is equal', () {
    final file = fileOf({FileKeys.latitude.wire: 'null', 'x': '{"y":[1]}'});
    expectEqual(file.copyWith(), file);
    expectEqual(file.copyWith().hashCode, file.hashCode);
    expectEqual(file.copyWith(title: 'b') == file, false);
  });
  runner.test('models: nobody can change the nulls of an object', () {
    final metadata = fileOf({
      FileKeys.hash.wire: 'null',
      FileKeys.subType.wire: '[]',
    });
    for (final one in [metadata, metadata.copyWith()]) {
      expectThrows<UnsupportedError>(one.nulls.clear);
      expectThrows<UnsupportedError>(one.malformed.clear);
    }
  });
}

/// What this version does not know.
void _unknown(TestRunner runner) {
  runner.test('models: unknown members are kept through an edit', () {
    const unknown = {
      '__proto__': '{"a":[null,1e+30]}',
      'e\u0301': '1',
      'zz': '[null]',
      '\u00e9': '2',
    };
    final after = magicOf({
      ...unknown,
      MagicKeys.caption.wire: '"a"',
    }).copyWith(caption: const Change.remove());
    expectEqual(textOf(after), objectText(unknown));
    expectEqual(after.unknownMembers.members.length, 4);
    expectEqual(after.memberCount, 4);
  });
  runner.test('models: unknown members are compared, and can be given', () {
    final unknown = JsonObject([(name: 'x', value: const JsonNumber(1))]);
    final given = PublicMagicMetadata(width: 1, unknownMembers: unknown);
    expectEqual(given, magicOf({MagicKeys.width.wire: '1', 'x': '1.0'}));
    final turned = magicOf({'x': '1', MagicKeys.width.wire: '1'});
    expectEqual(given.hashCode, turned.hashCode);
    expectEqual(given == magicOf({MagicKeys.width.wire: '1', 'x': '2'}), false);
    expectEqual(
      given.copyWith(unknownMembers: JsonObject(const [])),
      const PublicMagicMetadata(width: 1),
    );
  });
  runner.test('models: a known member can not be an unknown one', () {
    final unknown = JsonObject([
      (name: MagicKeys.width.wire, value: const JsonNumber(1)),
    ]);
    final metadata = PublicMagicMetadata(unknownMembers: unknown);
    expectCode(LockstepErrorCode.invalidArgument, metadata.toBytes);
  });
  runner.test('models: an unknown wire value is kept', () {
    final known = [for (final type in LockstepFileType.values) type.wire ?? 0];
    final unknown = LockstepFileTypeValue(known.reduce(max) + 1);
    final file = fileOf().copyWith(fileType: unknown);
    expectEqual(file.fileType.known, LockstepFileType.other);
    final again = FileMetadata.fromBytes(file.toBytes());
    expectEqual(again.fileType, unknown);
    final video = LockstepFileTypeValue(LockstepFileType.video.wire!);
    expectEqual(LockstepFileTypeValue.of(LockstepFileType.video), video);
    expectThrows<ArgumentError>(
      () => LockstepFileTypeValue.of(LockstepFileType.other),
    );
  });
}

/// Values and their forms.
void _values(TestRunner runner) {
  runner.test('models: old forms are read, and written anew', () {
    final metadata = magicOf({
      MagicKeys.caption.wire: '1e21',
      MagicKeys.width.wire: '"1e3"',
      MagicKeys.latitude.wire: '"-0.50"',
    });
    expectEqual(metadata.caption, '1e+21');
    expectEqual([metadata.width, metadata.latitude], [1000, -0.5]);
    final anew = {
      MagicKeys.caption.wire: '"1e+21"',
      MagicKeys.latitude.wire: '-0.5',
      MagicKeys.width.wire: '1000',
    };
    expectEqual(textOf(metadata), canonicalText(anew));
  });
  runner.test('models: the content hash of either form', () {
    final image = {FileKeys.imageHash.wire: '"a"'};
    final both = {...image, FileKeys.videoHash.wire: '"b"'};
    const separator = LivePhoto.hashSeparator;
    expectEqual(fileOf().contentHash, null);
    expectEqual(fileOf(image).contentHash, null);
    expectEqual(fileOf(both).contentHash, 'a${separator}b');
    expectEqual(fileOf({...both, FileKeys.hash.wire: '"c"'}).contentHash, 'c');
  });
  runner.test('models: different models are never equal', () {
    expectEqual(
      magicOf(const {}) == PrivateMagicMetadata.fromJson(_empty),
      false,
    );
  });
  runner.test('models: a description shows no value', () {
    final located = {
      FileKeys.latitude.wire: '48.5',
      FileKeys.longitude.wire: '2.25',
    };
    final members = canonicalOrder([
      FileKeys.title.wire,
      FileKeys.creationTime.wire,
      FileKeys.modificationTime.wire,
      FileKeys.fileType.wire,
      ...located.keys,
    ]);
    final file = fileOf({...located, 'secret': '"x"'});
    expectEqual('$file', 'FileMetadata(${members.join(', ')})');
  });
}

/// What is refused, and where.
void _limits(TestRunner runner) {
  for (final json in ['[]', 'null', '"w"']) {
    runner.test('models: $json is no object', () {
      expectEqual(pathOf(() => magicText(json)), '');
    });
  }
  for (final (member, texts) in _offences) {
    for (final text in texts) {
      runner.test('models: ${member.wire} is never $text', () {
        final members = {member.wire: text};
        expectEqual(magicOf(members).malformedPaths, [pointer(member.wire)]);
        expectEqual(pathOf(() => checkedMagic(members)), pointer(member.wire));
      });
    }
  }
  runner.test('models: of several offences the first is named', () {
    final texts = {
      MagicKeys.width.wire: 'true',
      MagicKeys.height.wire: '"x"',
      MagicKeys.editedTime.wire: '1.5',
      MagicKeys.latitude.wire: 'true',
    };
    final first = canonicalOrder(texts.keys).first;
    expectEqual(pathOf(() => checkedMagic(texts)), pointer(first));
    expectEqual(
      pathOf(() => checkedMagic({MagicKeys.mediaType.wire: '0', ...texts})),
      pointer(first),
    );
  });
  runner.test('models: what has no canonical form is no JSON', () {
    for (final json in ['{', '{"x":9007199254740993}', '{"x":[1,1e999]}']) {
      expectThrows<JsonFormatException>(() => magicText(json));
    }
  });
  runner.test('models: what JSON can not hold is refused when written', () {
    const beyond = JsonLimits.maximumExactInteger + 1;
    const file = FileMetadata(
      title: 'a',
      creationTime: 1,
      modificationTime: 2,
      fileType: LockstepFileTypeValue(0),
    );
    const nan = Change.to(double.nan);
    const one = Change.to(1.0);
    final offences = <FileMetadata, List<ModelMember<Object>>>{
      file.copyWith(creationTime: beyond): [FileKeys.creationTime],
      file.copyWith(modificationTime: -beyond): [FileKeys.modificationTime],
      file.copyWith(fileType: const LockstepFileTypeValue(beyond)): [
        FileKeys.fileType,
      ],
      file.copyWith(fileType: const LockstepFileTypeValue(1 << 63)): [
        FileKeys.fileType,
      ],
      file.copyWith(latitude: one, longitude: nan): [FileKeys.longitude],
      file.copyWith(latitude: one): [FileKeys.longitude],
      file.copyWith(longitude: one): [FileKeys.latitude],
      file.copyWith(longitude: nan, creationTime: beyond): [
        FileKeys.creationTime,
        FileKeys.latitude,
        FileKeys.longitude,
      ],
    };
    offences.forEach((file, members) {
      final keys = canonicalOrder([for (final each in members) each.wire]);
      expectEqual(pathOf(file.toBytes), pointer(keys.first));
    });
  });
  runner.test('models: half a surrogate pair has no canonical form', () {
    const metadata = PublicMagicMetadata(caption: '\ud800');
    expectThrows<JsonFormatException>(metadata.toBytes);
  });
  runner.test('models: a number that no double holds is none', () {
    for (final member in <ModelMember<Object>>[
      MagicKeys.width,
      MagicKeys.latitude,
      MagicKeys.caption,
    ]) {
      const value = JsonNumber.inexact(9007199254740992);
      final json = JsonObject([(name: member.wire, value: value)]);
      final path = pathOf(() => PublicMagicMetadata.checked(json));
      expectEqual(path, pointer(member.wire));
      expectThrows<JsonFormatException>(
        () => PublicMagicMetadata.fromJson(json),
      );
    }
  });
}

final JsonObject _empty = JsonObject(const []);

/// What is not a value of a member.
const List<(ModelMember<Object>, List<String>)> _offences = [
  (
    MagicKeys.width,
    [
      '" 1"',
      '"1\\n"',
      '""',
      '"-"',
      '"01"',
      '"\u0661"',
      '"1.5"',
      '"9007199254740992"',
    ],
  ),
  (MagicKeys.latitude, ['"1e999"', '"9007199254740993"', '"NaN"', 'true']),
  (MagicKeys.noThumbnail, ['1']),
  (MagicKeys.mediaType, ['"0"', '0.5', '-1']),
  (MagicKeys.caption, ['true']),
  (MagicKeys.editedName, ['1']),
];
