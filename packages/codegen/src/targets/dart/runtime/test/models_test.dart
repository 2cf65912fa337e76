import 'dart:convert';

import '../lib/lockstep.dart';
import 'support/expect_code.dart';
import 'support/runner.dart';

/// Tests the models as an app uses them; what they have in common with other
/// languages is in the vectors.
void modelsTest(TestRunner runner) {
  _states(runner);
  _unknown(runner);
  _values(runner);
  _limits(runner);
}

FileMetadata _file(String members) => FileMetadata.fromBytes(
  utf8.encode(
    '{"title":"a","creationTime":1,"modificationTime":2,"fileType":0$members}',
  ),
);

PublicMagicMetadata _magic(String json) =>
    PublicMagicMetadata.fromBytes(utf8.encode(json));

String _text(JsonModel model) => utf8.decode(model.toBytes());

/// Absent, null and a value.
void _states(TestRunner runner) {
  runner.test('models: absent, null and a value stay three things', () {
    final absent = _magic('{}');
    final isNull = _magic('{"caption":null}');
    final value = _magic('{"caption":""}');
    expectEqual(
      [absent.caption, isNull.caption, value.caption],
      [null, null, ''],
    );
    expectEqual(absent.nulls.isEmpty, true);
    expectEqual(isNull.nulls.toList(), [PublicMagicMetadataMembers.caption]);
    expectEqual(_text(absent), '{}');
    expectEqual(_text(isNull), '{"caption":null}');
    expectEqual(_text(value), '{"caption":""}');
    expectEqual(absent == isNull, false);
    expectEqual(isNull == value, false);
  });
  runner.test('models: what is made with values has no other members', () {
    const metadata = PublicMagicMetadata(editedName: 'b', width: 3);
    expectEqual(_text(metadata), '{"editedName":"b","w":3}');
    expectEqual(metadata, _magic('{"w":3,"editedName":"b"}'));
  });
  runner.test('models: a copy sets, sets null and removes', () {
    final before = _magic('{"caption":"a","w":1,"h":2,"mvi":null}');
    final after = before.copyWith(
      caption: const Change.to('b'),
      width: const Change.toNull(),
      height: const Change.remove(),
      motionVideoIndex: const Change.remove(),
      noThumbnail: const Change.to(true),
    );
    expectEqual(_text(after), '{"caption":"b","noThumb":true,"w":null}');
    expectEqual(_text(before), '{"caption":"a","h":2,"mvi":null,"w":1}');
    final again = after.copyWith(width: const Change.to(7));
    expectEqual(_text(again), '{"caption":"b","noThumb":true,"w":7}');
    expectEqual(again.nulls.isEmpty, true);
  });
  runner.test('models: a copy without changes is equal', () {
    final file = _file(',"latitude":null,"x":{"y":[1]}');
    expectEqual(file.copyWith(), file);
    expectEqual(file.copyWith().hashCode, file.hashCode);
    expectEqual(file.copyWith(title: 'b') == file, false);
  });
  runner.test('models: nobody can change the nulls of an object', () {
    final metadata = _magic('{"caption":null}');
    for (final one in [metadata, metadata.copyWith()]) {
      expectThrows<UnsupportedError>(one.nulls.clear);
    }
  });
}

/// What this version does not know.
void _unknown(TestRunner runner) {
  runner.test('models: unknown members are kept through an edit', () {
    const unknown =
        '"__proto__":{"a":[null,1e+30]},"e\u0301":1,"zz":null,"\u00e9":2';
    final after = _magic(
      '{$unknown,"caption":"a"}',
    ).copyWith(caption: const Change.remove());
    expectEqual(_text(after), '{$unknown}');
    expectEqual(after.unknownMembers.members.length, 4);
    expectEqual(after.memberCount, 4);
  });
  runner.test('models: unknown members are compared, and can be given', () {
    final unknown = JsonObject([(name: 'x', value: const JsonNumber(1))]);
    final given = PublicMagicMetadata(width: 1, unknownMembers: unknown);
    expectEqual(given, _magic('{"w":1,"x":1.0}'));
    expectEqual(given.hashCode, _magic('{"x":1,"w":1}').hashCode);
    expectEqual(given == _magic('{"w":1,"x":2}'), false);
    expectEqual(
      given.copyWith(unknownMembers: JsonObject(const [])),
      const PublicMagicMetadata(width: 1),
    );
  });
  runner.test('models: a known member can not be an unknown one', () {
    final unknown = JsonObject([(name: 'w', value: const JsonNumber(1))]);
    final metadata = PublicMagicMetadata(unknownMembers: unknown);
    expectCode(LockstepErrorCode.invalidArgument, metadata.toBytes);
  });
  runner.test('models: an unknown wire value is kept', () {
    final file = _file('').copyWith(fileType: const FileTypeValue(77));
    expectEqual(file.fileType.known, FileType.other);
    final again = FileMetadata.fromBytes(file.toBytes());
    expectEqual(again.fileType, const FileTypeValue(77));
    expectEqual(FileTypeValue.of(FileType.video), const FileTypeValue(1));
    expectThrows<ArgumentError>(() => FileTypeValue.of(FileType.other));
  });
}

/// Values and their forms.
void _values(TestRunner runner) {
  runner.test('models: old forms are read, and written anew', () {
    final metadata = _magic('{"caption":1e21,"w":"1e3","lat":"-0.50"}');
    expectEqual(metadata.caption, '1e+21');
    expectEqual([metadata.width, metadata.latitude], [1000, -0.5]);
    expectEqual(_text(metadata), '{"caption":"1e+21","lat":-0.5,"w":1000}');
  });
  runner.test('models: the content hash of either form', () {
    expectEqual(_file('').contentHash, null);
    expectEqual(_file(',"imageHash":"a"').contentHash, null);
    expectEqual(_file(',"imageHash":"a","videoHash":"b"').contentHash, 'a:b');
    expectEqual(_file(',"hash":"c","imageHash":"a"').contentHash, 'c');
  });
  runner.test('models: different models are never equal', () {
    expectEqual(_magic('{}') == PrivateMagicMetadata.fromJson(_empty), false);
  });
  runner.test('models: a description shows no value', () {
    final file = _file(',"latitude":48.5,"longitude":2.25,"secret":"x"');
    expectEqual(
      '$file',
      'FileMetadata(creationTime, fileType, latitude, longitude, '
          'modificationTime, title)',
    );
  });
}

/// What is refused, and where.
void _limits(TestRunner runner) {
  _offences.forEach((json, path) {
    runner.test('models: $json offends at "$path"', () {
      expectEqual(_pathOf(() => _magic(json)), path);
    });
  });
  runner.test('models: what has no canonical form is no JSON', () {
    for (final json in ['{', '{"x":9007199254740993}', '{"x":[1,1e999]}']) {
      expectThrows<JsonFormatException>(() => _magic(json));
    }
  });
  runner.test('models: what JSON can not hold is refused when written', () {
    const beyond = JsonLimits.maximumExactInteger + 1;
    const file = FileMetadata(
      title: 'a',
      creationTime: 1,
      modificationTime: 2,
      fileType: FileTypeValue(0),
    );
    const nan = Change.to(double.nan);
    const one = Change.to(1.0);
    final offences = {
      file.copyWith(creationTime: beyond): '/creationTime',
      file.copyWith(modificationTime: -beyond): '/modificationTime',
      file.copyWith(fileType: const FileTypeValue(beyond)): '/fileType',
      file.copyWith(fileType: const FileTypeValue(1 << 63)): '/fileType',
      file.copyWith(latitude: one, longitude: nan): '/longitude',
      file.copyWith(latitude: one): '/longitude',
      file.copyWith(longitude: one): '/latitude',
      file.copyWith(longitude: nan, creationTime: beyond): '/creationTime',
    };
    offences.forEach((file, path) {
      expectEqual(_pathOf(file.toBytes), path);
    });
  });
  runner.test('models: half a surrogate pair has no canonical form', () {
    const metadata = PublicMagicMetadata(caption: '\ud800');
    expectThrows<JsonFormatException>(metadata.toBytes);
  });
  runner.test('models: a number that no double holds is none', () {
    for (final member in ['w', 'lat', 'caption']) {
      const value = JsonNumber.inexact(9007199254740992);
      final json = JsonObject([(name: member, value: value)]);
      final path = _pathOf(() => PublicMagicMetadata.fromJson(json));
      expectEqual(path, '/$member');
    }
  });
}

final JsonObject _empty = JsonObject(const []);

String _pathOf(void Function() body) {
  final error = expectThrows<ModelException>(body);
  expectEqual(error.code, LockstepErrorCode.invalidModel);
  return error.path;
}

const Map<String, String> _offences = {
  '[]': '',
  'null': '',
  '"w"': '',
  '{"w":"1","h":"x","lat":true}': '/h',
  '{"w":" 1"}': '/w',
  '{"w":"1\\n"}': '/w',
  '{"w":""}': '/w',
  '{"w":"-"}': '/w',
  '{"w":"01"}': '/w',
  '{"w":"\u0661"}': '/w',
  '{"w":"1.5"}': '/w',
  '{"w":"9007199254740992"}': '/w',
  '{"lat":"1e999"}': '/lat',
  '{"lat":"9007199254740993"}': '/lat',
  '{"lat":"NaN"}': '/lat',
  '{"noThumb":1}': '/noThumb',
  '{"mediaType":"0"}': '/mediaType',
  '{"mediaType":0.5}': '/mediaType',
  '{"caption":true}': '/caption',
  '{"editedName":1}': '/editedName',
  '{"w":true,"editedTime":1.5}': '/editedTime',
};
