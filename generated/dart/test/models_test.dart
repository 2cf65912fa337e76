// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:math';

import 'support/lockstep.dart';
import 'support/expect_code.dart';
import 'support/model_texts.dart';
import 'support/runner.dart';

/// Tests the models as an app uses them; what they have in common with other
/// languages is in the vectors.
void modelsTest(TestRunner runner) {
  _states(runner);
  _malformed(runner);
  _withoutNull(runner);
  _flags(runner);
  _unknown(runner);
  _values(runner);
  _limits(runner);
}

// Keys stand in the spec alone: a renamed one changes no test.
typedef _File = FileMetadataMembers;
typedef _Magic = PublicMagicMetadataMembers;

final Texts _least = {
  _File.title.wire: '"a"',
  _File.creationTime.wire: '1',
  _File.modificationTime.wire: '2',
  _File.fileType.wire: '0',
};

FileMetadata _file([Texts members = const {}]) =>
    FileMetadata.fromBytes(utf8.encode(objectText({..._least, ...members})));

PublicMagicMetadata _magic(Texts members) => _magicOf(objectText(members));

PublicMagicMetadata _magicOf(String json) =>
    PublicMagicMetadata.fromBytes(utf8.encode(json));

PublicMagicMetadata _checked(Texts members) => PublicMagicMetadata.checked(
  CanonicalJson.decode(utf8.encode(objectText(members))),
);

String _text(JsonModel model) => utf8.decode(model.toBytes());

/// Absent, null and a value.
void _states(TestRunner runner) {
  runner.test('models: absent, null and a value stay three things', () {
    final absent = _file();
    final isNull = _file({_File.hash.wire: 'null'});
    final value = _file({_File.hash.wire: '""'});
    expectEqual([absent.hash, isNull.hash, value.hash], [null, null, '']);
    expectEqual(absent.nulls.isEmpty, true);
    expectEqual(isNull.nulls.toList(), [_File.hash]);
    expectEqual(_text(absent), canonicalText(_least));
    expectEqual(
      _text(isNull),
      canonicalText({..._least, _File.hash.wire: 'null'}),
    );
    expectEqual(
      _text(value),
      canonicalText({..._least, _File.hash.wire: '""'}),
    );
    expectEqual(absent == isNull, false);
    expectEqual(isNull == value, false);
  });
  runner.test('models: what is made with values has no other members', () {
    const metadata = PublicMagicMetadata(editedName: 'b', width: 3);
    final members = {_Magic.editedName.wire: '"b"', _Magic.width.wire: '3'};
    expectEqual(_text(metadata), canonicalText(members));
    expectEqual(metadata, _magic(members));
  });
  runner.test('models: a copy sets, sets null and removes', () {
    final members = {
      ..._least,
      _File.deviceFolder.wire: '"a"',
      _File.duration.wire: '1',
      _File.subType.wire: '2',
      _File.version.wire: 'null',
    };
    final before = _file(members);
    final after = before.copyWith(
      deviceFolder: const Change.to('b'),
      duration: const Change.toNull(),
      subType: const Change.remove(),
      version: const Change.remove(),
      hasStaticThumbnail: const Change.to(true),
    );
    final changed = {
      ..._least,
      _File.deviceFolder.wire: '"b"',
      _File.hasStaticThumbnail.wire: 'true',
      _File.duration.wire: 'null',
    };
    expectEqual(_text(after), canonicalText(changed));
    expectEqual(_text(before), canonicalText(members));
    final again = after.copyWith(duration: const Change.to(7));
    changed[_File.duration.wire] = '7';
    expectEqual(_text(again), canonicalText(changed));
    expectEqual(again.nulls.isEmpty, true);
  });
  runner.test('models: a copy without changes is equal', () {
    final file = _file({_File.latitude.wire: 'null', 'x': '{"y":[1]}'});
    expectEqual(file.copyWith(), file);
    expectEqual(file.copyWith().hashCode, file.hashCode);
    expectEqual(file.copyWith(title: 'b') == file, false);
  });
  runner.test('models: nobody can change the nulls of an object', () {
    final metadata = _file({_File.hash.wire: 'null', _File.subType.wire: '[]'});
    for (final one in [metadata, metadata.copyWith()]) {
      expectThrows<UnsupportedError>(one.nulls.clear);
      expectThrows<UnsupportedError>(one.malformed.clear);
    }
  });
}

/// What others wrote and has no reading.
void _malformed(TestRunner runner) {
  final members = {
    _Magic.caption.wire: '"c"',
    _Magic.height.wire: '" 3024"',
    _Magic.width.wire: '[4032,null]',
  };
  runner.test('models: what has no reading is kept through an edit', () {
    final metadata = _magic(members);
    expectEqual([metadata.width, metadata.height], [null, null]);
    expectEqual(metadata.malformed[_Magic.height], const JsonString(' 3024'));
    expectEqual(metadata.malformedPaths, [
      pointer(_Magic.height.wire),
      pointer(_Magic.width.wire),
    ]);
    expectEqual(_text(metadata), canonicalText(members));
    final edited = metadata.copyWith(
      caption: const Change.to('d'),
      height: const Change.to(3024),
    );
    expectEqual(edited.malformedPaths, [pointer(_Magic.width.wire)]);
    expectEqual(
      _text(edited),
      canonicalText({
        ...members,
        _Magic.caption.wire: '"d"',
        _Magic.height.wire: '3024',
      }),
    );
    final removed = metadata.copyWith(
      width: const Change.remove(),
      height: const Change.toNull(),
    );
    expectEqual(_text(removed), canonicalText({_Magic.caption.wire: '"c"'}));
  });
  runner.test('models: what has no reading is compared', () {
    final same = _magic({...members, _Magic.width.wire: '[4032.0,null]'});
    expectEqual(_magic(members), same);
    expectEqual(_magic(members).hashCode, same.hashCode);
    for (final width in ['[4032]', '{}']) {
      final other = _magic({...members, _Magic.width.wire: width});
      expectEqual(_magic(members) == other, false);
    }
  });
  runner.test('models: a group is read and given as a whole', () {
    final place = {
      ..._least,
      _File.latitude.wire: '35.5',
      _File.longitude.wire: '[]',
    };
    final read = _file(place);
    expectEqual(read.malformedPaths, [
      pointer(_File.latitude.wire),
      pointer(_File.longitude.wire),
    ]);
    expectEqual(_text(read), canonicalText(place));
    final half = read.copyWith(longitude: const Change.to(138));
    expectEqual(_pathOf(half.toBytes), pointer(_File.latitude.wire));
    final whole = half.copyWith(latitude: const Change.to(35.5));
    place[_File.longitude.wire] = '138';
    expectEqual(_text(whole), canonicalText(place));
    final alone = _file({_File.latitude.wire: '35.5'});
    expectEqual(alone.malformedPaths, [pointer(_File.latitude.wire)]);
  });
  runner.test('models: half of a surrogate pair reads as the sign for it', () {
    final metadata = _magicOf(
      '{"${_Magic.caption.wire}":"a\\ud83d","\\ude00":["\\ud83d\\ud83d\\ude00"]}',
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
    final left = {_Magic.width.wire: '1', 'y': '{"a":null}'};
    final read = _magic({...left, _Magic.caption.wire: 'null', 'x': 'null'});
    expectEqual(read, _magic(left));
    expectEqual(read.nulls.isEmpty, true);
    expectEqual(read.memberCount, 2);
    expectEqual(_text(read), canonicalText(left));
    expectEqual(read.copyWith(height: const Change.toNull()), read);
    final given = PublicMagicMetadata(
      width: 1,
      unknownMembers: JsonObject([
        ...read.unknownMembers.members,
        (name: 'z', value: const JsonNull()),
      ]),
    );
    expectEqual(given, read);
    expectEqual(_text(given), canonicalText(left));
  });
}

/// Sets of flags.
void _flags(TestRunner runner) {
  runner.test('models: a set of flags keeps the bits that nobody knows', () {
    const unknown = 1 << 40;
    const panorama = LockstepMediaType.panorama;
    final read = _magic({_Magic.mediaType.wire: '$unknown'});
    expectEqual(read.mediaType?.contains(panorama), false);
    final both = read.mediaType! | panorama;
    expectEqual(both.contains(panorama), true);
    expectEqual(
      _text(read.copyWith(mediaType: Change.to(both))),
      objectText({_Magic.mediaType.wire: '${unknown + panorama.wire}'}),
    );
    expectEqual(both.without(panorama), read.mediaType);
    expectEqual(both | panorama, both);
    const negative = PublicMagicMetadata(mediaType: LockstepMediaType(-1));
    expectEqual(_pathOf(negative.toBytes), pointer(_Magic.mediaType.wire));
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
    final after = _magic({
      ...unknown,
      _Magic.caption.wire: '"a"',
    }).copyWith(caption: const Change.remove());
    expectEqual(_text(after), objectText(unknown));
    expectEqual(after.unknownMembers.members.length, 4);
    expectEqual(after.memberCount, 4);
  });
  runner.test('models: unknown members are compared, and can be given', () {
    final unknown = JsonObject([(name: 'x', value: const JsonNumber(1))]);
    final given = PublicMagicMetadata(width: 1, unknownMembers: unknown);
    expectEqual(given, _magic({_Magic.width.wire: '1', 'x': '1.0'}));
    final turned = _magic({'x': '1', _Magic.width.wire: '1'});
    expectEqual(given.hashCode, turned.hashCode);
    expectEqual(given == _magic({_Magic.width.wire: '1', 'x': '2'}), false);
    expectEqual(
      given.copyWith(unknownMembers: JsonObject(const [])),
      const PublicMagicMetadata(width: 1),
    );
  });
  runner.test('models: a known member can not be an unknown one', () {
    final unknown = JsonObject([
      (name: _Magic.width.wire, value: const JsonNumber(1)),
    ]);
    final metadata = PublicMagicMetadata(unknownMembers: unknown);
    expectCode(LockstepErrorCode.invalidArgument, metadata.toBytes);
  });
  runner.test('models: an unknown wire value is kept', () {
    final known = [for (final type in LockstepFileType.values) type.wire ?? 0];
    final unknown = LockstepFileTypeValue(known.reduce(max) + 1);
    final file = _file().copyWith(fileType: unknown);
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
    final metadata = _magic({
      _Magic.caption.wire: '1e21',
      _Magic.width.wire: '"1e3"',
      _Magic.latitude.wire: '"-0.50"',
    });
    expectEqual(metadata.caption, '1e+21');
    expectEqual([metadata.width, metadata.latitude], [1000, -0.5]);
    final anew = {
      _Magic.caption.wire: '"1e+21"',
      _Magic.latitude.wire: '-0.5',
      _Magic.width.wire: '1000',
    };
    expectEqual(_text(metadata), canonicalText(anew));
  });
  runner.test('models: the content hash of either form', () {
    final image = {_File.imageHash.wire: '"a"'};
    final both = {...image, _File.videoHash.wire: '"b"'};
    const separator = LivePhoto.hashSeparator;
    expectEqual(_file().contentHash, null);
    expectEqual(_file(image).contentHash, null);
    expectEqual(_file(both).contentHash, 'a${separator}b');
    expectEqual(_file({...both, _File.hash.wire: '"c"'}).contentHash, 'c');
  });
  runner.test('models: different models are never equal', () {
    expectEqual(
      _magic(const {}) == PrivateMagicMetadata.fromJson(_empty),
      false,
    );
  });
  runner.test('models: a description shows no value', () {
    final located = {_File.latitude.wire: '48.5', _File.longitude.wire: '2.25'};
    final members = canonicalOrder([
      _File.title.wire,
      _File.creationTime.wire,
      _File.modificationTime.wire,
      _File.fileType.wire,
      ...located.keys,
    ]);
    final file = _file({...located, 'secret': '"x"'});
    expectEqual('$file', 'FileMetadata(${members.join(', ')})');
  });
}

/// What is refused, and where.
void _limits(TestRunner runner) {
  for (final json in ['[]', 'null', '"w"']) {
    runner.test('models: $json is no object', () {
      expectEqual(_pathOf(() => _magicOf(json)), '');
    });
  }
  for (final (member, texts) in _offences) {
    for (final text in texts) {
      runner.test('models: ${member.wire} is never $text', () {
        final members = {member.wire: text};
        expectEqual(_magic(members).malformedPaths, [pointer(member.wire)]);
        expectEqual(_pathOf(() => _checked(members)), pointer(member.wire));
      });
    }
  }
  runner.test('models: of several offences the first is named', () {
    final texts = {
      _Magic.width.wire: 'true',
      _Magic.height.wire: '"x"',
      _Magic.editedTime.wire: '1.5',
      _Magic.latitude.wire: 'true',
    };
    final first = canonicalOrder(texts.keys).first;
    expectEqual(_pathOf(() => _checked(texts)), pointer(first));
    expectEqual(
      _pathOf(() => _checked({_Magic.mediaType.wire: '0', ...texts})),
      pointer(first),
    );
  });
  runner.test('models: what has no canonical form is no JSON', () {
    for (final json in ['{', '{"x":9007199254740993}', '{"x":[1,1e999]}']) {
      expectThrows<JsonFormatException>(() => _magicOf(json));
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
      file.copyWith(creationTime: beyond): [_File.creationTime],
      file.copyWith(modificationTime: -beyond): [_File.modificationTime],
      file.copyWith(fileType: const LockstepFileTypeValue(beyond)): [
        _File.fileType,
      ],
      file.copyWith(fileType: const LockstepFileTypeValue(1 << 63)): [
        _File.fileType,
      ],
      file.copyWith(latitude: one, longitude: nan): [_File.longitude],
      file.copyWith(latitude: one): [_File.longitude],
      file.copyWith(longitude: one): [_File.latitude],
      file.copyWith(longitude: nan, creationTime: beyond): [
        _File.creationTime,
        _File.latitude,
        _File.longitude,
      ],
    };
    offences.forEach((file, members) {
      final keys = canonicalOrder([for (final each in members) each.wire]);
      expectEqual(_pathOf(file.toBytes), pointer(keys.first));
    });
  });
  runner.test('models: half a surrogate pair has no canonical form', () {
    const metadata = PublicMagicMetadata(caption: '\ud800');
    expectThrows<JsonFormatException>(metadata.toBytes);
  });
  runner.test('models: a number that no double holds is none', () {
    for (final member in <ModelMember<Object>>[
      _Magic.width,
      _Magic.latitude,
      _Magic.caption,
    ]) {
      const value = JsonNumber.inexact(9007199254740992);
      final json = JsonObject([(name: member.wire, value: value)]);
      final path = _pathOf(() => PublicMagicMetadata.checked(json));
      expectEqual(path, pointer(member.wire));
      expectThrows<JsonFormatException>(
        () => PublicMagicMetadata.fromJson(json),
      );
    }
  });
}

final JsonObject _empty = JsonObject(const []);

String _pathOf(void Function() body) {
  final error = expectThrows<ModelException>(body);
  expectEqual(error.code, LockstepErrorCode.invalidModel);
  return error.path;
}

/// What is no value of a member.
const List<(ModelMember<Object>, List<String>)> _offences = [
  (
    _Magic.width,
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
  (_Magic.latitude, ['"1e999"', '"9007199254740993"', '"NaN"', 'true']),
  (_Magic.noThumbnail, ['1']),
  (_Magic.mediaType, ['"0"', '0.5', '-1']),
  (_Magic.caption, ['true']),
  (_Magic.editedName, ['1']),
];
