import 'dart:math';
import 'dart:typed_data';

import '../../lib/crypto.dart';
import '../../lib/src/crypto/dart_md5.dart';

/// Whether two lists hold the same.
bool sameBytes(Uint8List a, Uint8List b) {
  if (a.length != b.length) return false;
  for (var i = 0; i < a.length; i++) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

final class _Key {
  _Key(this.buffer) : copy = Uint8List.fromList(buffer.bytes);

  final CryptoBuffer buffer;
  // What it must hold until it is disposed.
  final Uint8List copy;
  bool isGone = false;

  void dispose() {
    isGone = true;
    buffer.dispose();
  }
}

final class _Stream {
  _Stream(this.push, this.key);

  final SecretstreamPush push;
  final Uint8List key;
  final List<({Uint8List frame, Uint8List plaintext, int tag})> frames = [];
}

final class _Hash {
  _Hash(this.hash, {required this.isContentHash});

  final IncrementalHash hash;
  final bool isContentHash;
  final fed = BytesBuilder();
}

/// What one sequence works with, in any state, and what must be true of it.
final class RandomObjects {
  /// Made by [_provider], chosen by [_dice].
  RandomObjects(this._provider, this._dice);

  final CryptoProvider _provider;
  final Random _dice;
  final List<_Key> _keys = [];
  final List<_Stream> _streams = [];
  final List<_Hash> _hashes = [];
  final List<Uint8List> _stale = [];

  int _upTo(int limit) => _dice.nextInt(limit);

  T? _oneOf<T>(List<T> all) => all.isEmpty ? null : all[_upTo(all.length)];

  /// Takes in a key that is to be disposed.
  void addKey(CryptoBuffer key) => _keys.add(_Key(key));

  /// A key, which may be disposed, now and then of a length that no key has.
  CryptoBuffer key() {
    final known = _oneOf(_keys);
    if (known != null && _upTo(4) > 0) return known.buffer;
    final size = _upTo(8) == 0 ? _upTo(70) : Encryption.keyBytes;
    final buffer = _provider.allocate(size);
    _provider.random(buffer);
    addKey(buffer);
    return buffer;
  }

  /// A stream, a hash or a key that can't be sent to another isolate, also when
  /// it was disposed.
  Object any() => switch (_upTo(3)) {
    0 when _streams.isNotEmpty => _oneOf(_streams)!.push,
    1 when _hashes.isNotEmpty => _oneOf(_hashes)!.hash,
    _ => key(),
  };

  /// Disposes one of them, which may be disposed already.
  void disposeOne() {
    switch (_upTo(3)) {
      case 0:
        _oneOf(_streams)?.push.dispose();
      case 1:
        _oneOf(_hashes)?.hash.dispose();
      default:
        final key = _oneOf(_keys);
        if (key == null) return;
        if (!key.isGone && _upTo(2) == 0) _stale.add(key.buffer.bytes);
        key.dispose();
    }
  }

  /// Writes to a list that outlived its key.
  void writeStaleList() {
    final list = _oneOf(_stale);
    list?.fillRange(0, list.length, _upTo(256));
  }

  /// Starts to encrypt under [key].
  void addStream(CryptoBuffer key) {
    final push = _provider.secretstreamPush(key);
    _streams.add(_Stream(push, Uint8List.fromList(key.bytes)));
  }

  CryptoBuffer _allocate(int size) {
    final buffer = _provider.allocate(size);
    _provider.random(buffer);
    return buffer;
  }

  /// Encrypts a frame of one of the streams, or tries to.
  void push() {
    final stream = _oneOf(_streams);
    if (stream == null) return;
    final plaintext = _allocate(_upTo(100));
    final frame = _allocate(plaintext.length + _upTo(30));
    try {
      final length =
          _upTo(3) > 0 ? plaintext.length : _upTo(plaintext.length + 9) - 4;
      final tag =
          [Encryption.messageTag, Encryption.finalTag, 7, 256][_upTo(4)];
      stream.push.push(
        frame,
        _upTo(20) == 0 ? frame : plaintext,
        length,
        tag: tag,
      );
      stream.frames.add((
        frame: Uint8List.fromList(
          Uint8List.sublistView(
            frame.bytes,
            0,
            length + Encryption.frameOverheadBytes,
          ),
        ),
        plaintext: Uint8List.fromList(
          Uint8List.sublistView(plaintext.bytes, 0, length),
        ),
        tag: tag,
      ));
    } finally {
      plaintext.dispose();
      frame.dispose();
    }
  }

  /// Starts a hash.
  void addHash() {
    final size = _upTo(4) == 0 ? _upTo(70) : Hashes.contentHashBytes;
    _hashes.add(switch (_upTo(3)) {
      0 => _Hash(_provider.md5(), isContentHash: false),
      1 => _Hash(DartMd5(), isContentHash: false),
      _ => _Hash(
        _provider.genericHash(size),
        isContentHash: size == Hashes.contentHashBytes,
      ),
    });
  }

  /// Feeds one of the hashes, or tries to, or ends it; [report] is called where
  /// the digest is another than [crypto]'s of all at once.
  void hash(EnteCrypto crypto, void Function(String problem) report) {
    final one = _oneOf(_hashes);
    if (one == null) return;
    final data = _allocate(_upTo(300));
    try {
      if (_upTo(4) == 0) {
        final digest = one.hash.finish();
        final all = one.fed.toBytes();
        final expected = one.isContentHash ? crypto.hashBytes(all) : null;
        if (expected == null || sameBytes(digest, expected)) return;
        return report('a hash differs');
      }
      final offset = _upTo(4) == 0 ? _upTo(310) - 5 : 0;
      final length = _upTo(4) == 0 ? _upTo(310) - 5 : data.length - offset;
      one.hash.update(data, length: length, offset: offset);
      one.fed.add(
        Uint8List.sublistView(data.bytes, offset, offset + length).toList(),
      );
    } finally {
      data.dispose();
    }
  }

  /// Calls [report] for keys that hold something else than they must, and for
  /// streams that don't decrypt.
  void check(void Function(String problem) report) {
    for (final key in _keys) {
      if (key.isGone || sameBytes(key.buffer.bytes, key.copy)) continue;
      report('a key holds other bytes');
    }
    for (final stream in _streams) {
      final key = _provider.allocate(stream.key.length);
      key.bytes.setAll(0, stream.key);
      final pull = _provider.secretstreamPull(key, stream.push.header);
      for (final (:frame, :plaintext, :tag) in stream.frames) {
        final from = _provider.allocate(frame.length);
        final into = _provider.allocate(plaintext.length);
        from.bytes.setAll(0, frame);
        final pulled = pull.pull(into, from, frame.length);
        if (pulled != tag || !sameBytes(into.bytes, plaintext)) {
          report('a frame does not decrypt');
        }
        from.dispose();
        into.dispose();
      }
      pull.dispose();
      key.dispose();
    }
  }

  /// Disposes everything, some of it once more.
  void disposeAll() {
    for (final key in _keys) {
      key.dispose();
    }
    for (final stream in _streams) {
      stream.push.dispose();
    }
    for (final one in _hashes) {
      one.hash.dispose();
    }
  }
}
