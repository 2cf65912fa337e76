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
  _unknown(runner);
  _values(runner);
  _limits(runner);
}

// Keys stand in the spec alone: a renamed one changes no test.
typedef _File = FileMetadataMembers;
typedef _Magic = PublicMagicMetadataMembers;

FileMetadata _file([Texts members = const {}]) => FileMetadata.fromBytes(
  utf8.encode(
    objectText({
      _File.title.wire: '"a"',
      _File.creationTime.wire: '1',
      _File.modificationTime.wire: '2',
      _File.fileType.wire: '0',
      ...members,
    }),
  ),
);

PublicMagicMetadata _magic(Texts members) => _magicOf(objectText(members));

PublicMagicMetadata _magicOf(String json) =>
    PublicMagicMetadata.fromBytes(utf8.encode(json));

String _text(JsonModel model) => utf8.decode(model.toBytes());

/// Absent, null and a value.
void _states(TestRunner runner) {
  runner.test('models: absent, null and a value stay three things', () {
    final absent = _magic(const {});
    final isNull = _magic({_Magic.caption.wire: 'null'});
    final value = _magic({_Magic.caption.wire: '""'});
    expectEqual(
      [absent.caption, isNull.caption, value.caption],
      [null, null, ''],
    );
    expectEqual(absent.nulls.isEmpty, true);
    expectEqual(isNull.nulls.toList(), [PublicMagicMetadataMembers.caption]);
    expectEqual(_text(absent), '{}');
    expectEqual(_text(isNull), objectText({_Magic.caption.wire: 'null'}));
    expectEqual(_text(value), objectText({_Magic.caption.wire: '""'}));
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
      _Magic.caption.wire: '"a"',
      _Magic.width.wire: '1',
      _Magic.height.wire: '2',
      _Magic.motionVideoIndex.wire: 'null',
    };
    final before = _magic(members);
    final after = before.copyWith(
      caption: const Change.to('b'),
      width: const Change.toNull(),
      height: const Change.remove(),
      motionVideoIndex: const Change.remove(),
      noThumbnail: const Change.to(true),
    );
    final changed = {
      _Magic.caption.wire: '"b"',
      _Magic.noThumbnail.wire: 'true',
      _Magic.width.wire: 'null',
    };
    expectEqual(_text(after), canonicalText(changed));
    expectEqual(_text(before), canonicalText(members));
    final again = after.copyWith(width: const Change.to(7));
    changed[_Magic.width.wire] = '7';
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
    final metadata = _magic({_Magic.caption.wire: 'null'});
    for (final one in [metadata, metadata.copyWith()]) {
      expectThrows<UnsupportedError>(one.nulls.clear);
    }
  });
}

/// What this version does not know.
void _unknown(TestRunner runner) {
  runner.test('models: unknown members are kept through an edit', () {
    const unknown = {
      '__proto__': '{"a":[null,1e+30]}',
      'e\u0301': '1',
      'zz': 'null',
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
        final path = _pathOf(() => _magic({member.wire: text}));
        expectEqual(path, pointer(member.wire));
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
    expectEqual(_pathOf(() => _magic(texts)), pointer(first));
    expectEqual(
      _pathOf(() => _magic({_Magic.mediaType.wire: '0', ...texts})),
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
      final path = _pathOf(() => PublicMagicMetadata.fromJson(json));
      expectEqual(path, pointer(member.wire));
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
  (_Magic.mediaType, ['"0"', '0.5']),
  (_Magic.caption, ['true']),
  (_Magic.editedName, ['1']),
];
