// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';

/// The MD5 of a stream of bytes, or of each part of it.
final class PartChecksums {
  /// Cuts into parts of [_partSize] bytes, the last one what is left; null
  /// makes one part of everything.
  PartChecksums(this._md5, this._partSize);

  final Md5 _md5;
  final int? _partSize;
  final List<Uint8List> _digests = [];
  int _inPart = 0;

  /// Takes in the first [length] bytes of [data].
  void update(CryptoBuffer data, int length) {
    final partSize = _partSize;
    if (partSize == null) return _md5.update(data, length: length);
    for (var at = 0; at < length;) {
      // A part ends when the next one begins, so that none is empty.
      if (_inPart == partSize) _endPart();
      final end = min(length, at + partSize - _inPart);
      _md5.update(data, length: end - at, offset: at);
      _inPart += end - at;
      at = end;
    }
  }

  void _endPart() {
    _digests.add(_md5.finish());
    _md5.restart();
    _inPart = 0;
  }

  /// The digests of all parts, in their order.
  List<Uint8List> finish() => [..._digests, _md5.finish()];

  /// Wipes and frees the state.
  void dispose() => _md5.dispose();
}
