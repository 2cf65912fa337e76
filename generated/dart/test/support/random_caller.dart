// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';
import 'dart:isolate';
import 'dart:math';
import 'dart:typed_data';

import '../../lib/ffi.dart';
import '../../lib/json.dart';
import '../../lib/live_photo.dart';
import '../../lib/src/crypto/frame_encryptor.dart';
import 'lockstep.dart';
import 'random_locks.dart';
import 'random_objects.dart';

/// What came of some sequences.
typedef CallOutcome = ({int calls, int successes, List<String> problems});

/// Throws the dice for sequences of calls, each with objects of its own, which
/// are used in any state: disposed, ended, of a length that nothing has.
final class RandomCaller {
  /// Works in [folder].
  RandomCaller(this.folder) : _locks = RandomLocks('$folder/$database');

  /// The name of the database in the folder, which all callers share.
  static const database = 'db';

  /// Where files are made.
  final String folder;
  final RandomLocks _locks;
  final CryptoProvider _provider = SodiumProvider.open();
  late final EnteCrypto _crypto = EnteCrypto(_provider);
  final List<String> _problems = [];
  late RandomObjects _objects;
  late Random _dice;
  int _seed = 0;
  int _calls = 0;
  int _successes = 0;
  int _lastName = 0;

  /// What came of the sequences so far.
  CallOutcome get outcome => (
    calls: _calls,
    successes: _successes,
    problems: _problems,
  );

  void _tell(String problem) => _problems.add('seed $_seed: $problem');

  int _upTo(int limit) => _dice.nextInt(limit);

  Uint8List _bytes(int most) => Uint8List.fromList([
    for (var left = _upTo(most + 1); left > 0; left--) _upTo(256),
  ]);

  String _newPath([String ending = '']) =>
      '$folder/$_seed-${_lastName++}$ending';

  /// The calls that follow from [seed], and nothing is left of them.
  Future<void> callSequence(int seed) async {
    _seed = seed;
    _dice = Random(seed);
    _objects = RandomObjects(_provider, _dice);
    final calls = [
      _addKey,
      _dispose,
      _disposeTwice,
      _roundTripBytes,
      _openBytes,
      _roundTripFile,
      _startStream,
      for (var i = 0; i < 3; i++) _push,
      _frames,
      _startHash,
      for (var i = 0; i < 3; i++) _hash,
      _boxes,
      _sealedBoxes,
      _derive,
      _readJson,
      _packLivePhoto,
      _useStaleList,
      if (_upTo(4) == 0) ...[_sendAway, _killWhileEncrypting],
      if (_upTo(4) == 0) ...[
        for (var i = 0; i < 8; i++) () => _locks.call(_dice),
      ],
    ];
    for (var left = 1 + _upTo(40); left > 0; left--) {
      await _call(calls[_upTo(calls.length)]);
    }
    _objects.check(_tell);
    _objects.disposeAll();
    await _locks.close(_tell);
    final prefix = '$folder/$_seed-';
    for (final entry in Directory(folder).listSync()) {
      if (entry.path.startsWith(prefix)) entry.deleteSync();
    }
  }

  Future<void> _call(Object? Function() call) async {
    _calls++;
    try {
      final result = call();
      if (result is Future) await result;
      _successes++;
    } on LockstepException catch (error) {
      if (error.code == LockstepErrorCode.internalError) _tell('$error');
    } on StateError {
      // What was disposed, or has ended.
    } on Object catch (error, stack) {
      _tell('another error: $error\n$stack');
    }
  }

  CryptoBuffer _key() => _objects.key();

  void _addKey() {
    if (_upTo(4) > 0) return _objects.addKey(_crypto.generateKey());
    _objects.addKey(_crypto.importKey(_bytes(Encryption.keyBytes + 1)));
  }

  void _dispose() => _objects.disposeOne();

  void _disposeTwice() =>
      _objects
        ..disposeOne()
        ..disposeOne();

  void _roundTripBytes() {
    final key = _key();
    final plaintext = _bytes(500);
    final isBlob = _upTo(2) == 0;
    final encrypt = isBlob ? _crypto.encryptBlob : _crypto.encryptStream;
    final decrypt = isBlob ? _crypto.decryptBlob : _crypto.decryptStream;
    final sealed = encrypt(plaintext, key: key);
    final opened = decrypt(sealed.ciphertext, key: key, header: sealed.header);
    if (!sameBytes(opened, plaintext)) _tell('bytes differ');
  }

  void _openBytes() {
    final decrypt = _upTo(2) == 0 ? _crypto.decryptBlob : _crypto.decryptStream;
    decrypt(_bytes(60), key: _key(), header: _bytes(Encryption.headerBytes));
    _tell('bytes that nobody sealed were opened');
  }

  void _roundTripFile() {
    final plaintext = _bytes(2000);
    final source = _newPath();
    final target = _upTo(8) == 0 ? source : _newPath();
    File(source).writeAsBytesSync(plaintext);
    final key = _key();
    final file = _crypto.encryptFile(
      source,
      target,
      key: key,
      partSize: _upTo(3) == 0 ? _upTo(2000) - 1 : null,
    );
    final isRight = _upTo(3) > 0;
    final other = _crypto.generateKey();
    final opened = _newPath();
    try {
      final size = _crypto.decryptFile(
        target,
        opened,
        key: isRight ? key : other,
        header: file.header,
      );
      final bytes = File(opened).readAsBytesSync();
      if (!isRight || size != bytes.length || !sameBytes(bytes, plaintext)) {
        _tell('a file differs');
      }
    } finally {
      other.dispose();
      if (!isRight && File(opened).existsSync()) {
        _tell('a file that was not authentic is there');
      }
    }
    if (!sameBytes(file.hash, _crypto.hashBytes(plaintext))) {
      _tell('the hash of a file differs');
    }
  }

  void _startStream() => _objects.addStream(_key());

  void _push() => _objects.push();

  void _frames() {
    final key = _key();
    final size = _upTo(64);
    final encryptor = FrameEncryptor(_provider, key, chunkBytes: size);
    try {
      for (var isLast = false; !isLast;) {
        isLast = _upTo(3) == 0;
        encryptor.encrypt(_upTo(3) == 0 ? _upTo(70) - 3 : size, isLast: isLast);
        if (_upTo(20) == 0) encryptor.dispose();
      }
    } finally {
      encryptor.dispose();
    }
  }

  void _startHash() => _objects.addHash();

  void _hash() => _objects.hash(_crypto, _tell);

  void _boxes() {
    final key = _key();
    final secret = _bytes(64);
    final box = _crypto.sealBox(secret, key: key);
    final opened = _crypto.openBox(box, key: key);
    if (!sameBytes(opened.bytes, secret)) _tell('a box differs');
    _objects.addKey(opened);
    final other = SealedBox(ciphertext: _bytes(60), nonce: _bytes(30));
    _crypto.unwrapFileKey(other, collectionKey: _key());
    _tell('a box that nobody sealed was opened');
  }

  void _sealedBoxes() {
    _crypto.sealForKey(_bytes(64), publicKey: _bytes(40));
    _crypto.openSealed(
      _bytes(100),
      publicKey: Uint8List(PublicKeyBox.publicKeyBytes),
      secretKey: _key(),
    );
    _tell('a box that nobody sealed was opened');
  }

  void _derive() {
    if (_upTo(2) == 0) return _objects.addKey(_crypto.deriveLoginKey(_key()));
    const smallest = PassphraseDerivation.minimumMemLimit;
    _objects.addKey(
      _crypto.derivePassphraseKey(
        _bytes(20),
        salt: Uint8List(PassphraseDerivation.saltBytes - _upTo(8) ~/ 7),
        opsLimit: _upTo(3),
        memLimit: [smallest - 1, smallest, -1, 1 << 32, 1 << 62][_upTo(5)],
      ),
    );
  }

  void _readJson() {
    const pieces = [
      '{"a":',
      '[',
      ']',
      '}',
      '1e9',
      '"',
      r'\u',
      '-',
      'null',
      ',',
    ];
    final text = [for (var i = _upTo(8); i > 0; i--) pieces[_upTo(10)]].join();
    final bytes = _upTo(2) == 0 ? _bytes(20) : utf8.encode(text);
    CanonicalJson.encode(CanonicalJson.decode(bytes));
  }

  void _packLivePhoto() {
    final [image, video, archive] = [
      _newPath('.HEIC'),
      _newPath('.MOV'),
      _newPath(),
    ];
    File(image).writeAsBytesSync(_bytes(300));
    if (_upTo(4) > 0) File(video).writeAsBytesSync(_bytes(300));
    final packed = LivePhotoPacker(_provider).pack(image, video, archive);
    if (packed.size != File(archive).lengthSync()) _tell('an archive differs');
  }

  void _useStaleList() => _objects.writeStaleList();

  Future<void> _sendAway() async {
    final object = _objects.any();
    try {
      await Isolate.run(() => object.hashCode);
    } on ArgumentError {
      return;
    }
    _tell('a ${object.runtimeType} was sent to another isolate');
  }

  /// The only way to cancel what is synchronous.
  Future<void> _killWhileEncrypting() async {
    final source = '$folder/large';
    final size = 3 * Encryption.plaintextChunkBytes;
    final file = File(source);
    if (!file.existsSync()) {
      // Other isolates take it as soon as it is there, and so it must be whole.
      File('$source-$_seed')
        ..writeAsBytesSync(Uint8List(size))
        ..renameSync(source);
    }
    // Its temporary file may stay: so it lies where nothing is left behind.
    final own = Directory('$folder/$_seed-killed-${_lastName++}')..createSync();
    final target = '${own.path}/target';
    final isOver = ReceivePort();
    final isolate = await Isolate.spawn(_encryptElsewhere, (
      source,
      target,
    ), onExit: isOver.sendPort);
    await Future<void>.delayed(Duration(milliseconds: _upTo(30)));
    isolate.kill(priority: Isolate.immediate);
    await isOver.first;
    final there = File(target);
    if (there.existsSync() && there.lengthSync() != encryptedSizeOf(size)) {
      _tell('a file of a killed isolate is not whole');
    }
    own.deleteSync(recursive: true);
  }
}

void _encryptElsewhere((String, String) paths) {
  final crypto = EnteCrypto(SodiumProvider.open());
  crypto.encryptFile(paths.$1, paths.$2, key: crypto.generateKey());
}
