import 'dart:async';
import 'dart:convert';
import 'dart:io';
import 'dart:typed_data';

import '../../lib/crypto.dart';
import '../../lib/ffi.dart';
import '../../lib/locks.dart';
import '../../lib/models.dart';
import '../../lib/monitoring.dart';
import '../../lib/photo_extension.dart';
import '../../lib/upload.dart';
import '../../lib/uploader.dart';
import 'month_library.dart';

/// The app of the simulated month: sessions on the screen and of the background
/// task, with the uploader that ships, each asked for by a line of JSON.
Future<void> main() async {
  final crypto = EnteCrypto(SodiumProvider.open());
  MonthApp? app;
  await for (final line in stdin
      .transform(utf8.decoder)
      .transform(const LineSplitter())) {
    final order = jsonDecode(line) as Map<String, Object?>;
    switch (order['do']) {
      case 'open':
        app = MonthApp(crypto, order);
        _say({'ok': true});
      case 'configure':
        _say(await app!.configure(order));
      case 'look':
        _say(await app!.look());
      default:
        _say(await app!.session(order));
    }
  }
}

void _say(Map<String, Object?> answer) => stdout.writeln(jsonEncode(answer));

/// The app, for one owner of the container.
final class MonthApp {
  /// What [order] says of container, account and library.
  MonthApp(this._crypto, Map<String, Object?> order)
    : _container = order['container']! as String,
      _scratch = order['scratch']! as String,
      _owner = LockstepProcessType.fromWire(order['owner']! as String)!,
      _collectionId = order['collectionId']! as int,
      _collectionKey = base64Decode(order['collectionKey']! as String),
      _accountId = order['accountId']! as int,
      _library = MonthLibrary(order['library']! as String),
      _access = ApiAccess(
        baseURL: order['baseUrl']! as String,
        authToken: order['authToken']! as String,
        clientPackage: 'io.ente.photos',
        clientVersion: order['owner']! as String,
      );

  final EnteCrypto _crypto;
  final String _container;
  final String _scratch;
  final LockstepProcessType _owner;
  final int _collectionId;
  final Uint8List _collectionKey;
  final int _accountId;
  final MonthLibrary _library;
  final ApiAccess _access;

  Future<SharedStore> _openStore() => SharedStore.open(
    SqliteLockDatabase.at('$_container/${SharedDatabase.fileName}'),
  );

  /// What the app does at sign-in: it writes the collection, and says to the
  /// extension whether background upload is on.
  Future<Map<String, Object?>> configure(Map<String, Object?> order) async {
    final store = await _openStore();
    try {
      await _fetchRollout(store, order['now']! as int);
      await store.perform(
        () => SharedCollectionStatements.write(
          SharedCollection(
            id: _collectionId,
            encryptedKey: order['encryptedKey']! as String,
            keyDecryptionNonce: order['keyDecryptionNonce']! as String,
          ),
        ),
      );
      await ExtensionRecords(store).configure(
        enabled: order['enabled']! as bool,
        allowsExpensive: false,
        accountId: _accountId,
        collectionId: _collectionId,
        baseUrl: _access.baseURL,
        clientPackage: 'io.ente.photos',
        clientVersion: 'extension',
      );
    } finally {
      await store.close();
    }
    return {'configured': true};
  }

  /// What the app does at each start, as if it had asked a server.
  Future<void> _fetchRollout(SharedStore store, int now) => RolloutPolicy(
    store,
    _crypto.provider,
  ).remember(utf8.encode('{"stage":100,"stopped":false}'), fetchedAt: now);

  /// What the app shows of the extension: its last call, and what waits.
  Future<Map<String, Object?>> look() async {
    final store = await _openStore();
    try {
      final calls = await ExtensionRecords(store).calls(limit: 1);
      final waiting = await PhotoQueue(store).list(limit: 100000);
      final call = calls.firstOrNull;
      return {
        'call': call?.id,
        'reason': call?.reason?.wire,
        'failure': call?.failure,
        'uploaded': call?.uploaded,
        'waiting': waiting.length,
        'leftToApp': [
          for (final photo in waiting)
            if (photo.state == QueuedPhotoState.leftToApp) photo.failure,
        ],
      };
    } finally {
      await store.close();
    }
  }

  /// A session: it uploads photos of the queue until `limit` are through, none
  /// is left, or three failed in a row. With `killAfter` the process is killed
  /// at that request.
  Future<Map<String, Object?>> session(Map<String, Object?> order) async {
    final store = await _openStore();
    await _fetchRollout(store, order['now']! as int).whenComplete(store.close);
    final transfer = _CountingTransfer(order['killAfter'] as int?);
    // Copied into the isolate that beats: it holds a number and nothing else.
    final offset =
        (order['now']! as int) - DateTime.now().microsecondsSinceEpoch;
    final environment = UploadEnvironment(
      crypto: _crypto,
      transfer: transfer,
      clock: _clockAt(offset),
      pause: (_) async {},
    );
    final container = await UploadContainer.open(
      _container,
      owner: _owner,
      environment: environment,
      databaseAt: SqliteLockDatabase.at,
      onError: (_) {},
    );
    final key = _crypto.importKey(_collectionKey);
    final uploader = PhotoUploader(
      environment: environment,
      container: container,
      keys: {_collectionId: key},
      access: _access,
      accountId: _accountId,
    );
    try {
      await container.start();
      final decision = await container.locks.decide();
      if (decision.decision == CoordinationDecision.exit) {
        return {'exit': decision.because?.wire};
      }
      final beating = await container.locks.startHeartbeat(onError: (_) {});
      try {
        return await _Session(
          this,
          container,
          uploader,
          environment.clock,
          order['limit']! as int,
        ).run();
      } finally {
        await beating.stop();
        await container.locks.stop();
      }
    } finally {
      key.dispose();
      transfer.close();
      await container.close();
    }
  }
}

LockClock _clockAt(int offset) =>
    () => DateTime.now().microsecondsSinceEpoch + offset;

final class _Session {
  _Session(this._app, this._container, this._uploader, this._clock, this._limit)
    : _queue = PhotoQueue(_container.locks.store),
      _records = ExtensionRecords(_container.locks.store);

  final MonthApp _app;
  final UploadContainer _container;
  final PhotoUploader _uploader;
  final LockClock _clock;
  final int _limit;
  final PhotoQueue _queue;
  final ExtensionRecords _records;
  final Map<String, int> _errors = {};
  int _photos = 0;
  int _entries = 0;
  int _failedInARow = 0;

  Future<Map<String, Object?>> run() async {
    final overdue = await _records.overdueJobs(now: _clock());
    if (overdue.isNotEmpty) {
      // The system's part: cancelling is PhotoKit's.
      _say({
        'cancel': [for (final job in overdue) job.jobId],
      });
      await _records.noteCancelled(overdue);
    }
    await _trying(() async {
      final resumed = await _uploader.resume();
      _entries += resumed.committed.length;
    });
    for (final photo in await _queue.list(limit: _limit)) {
      if (_failedInARow >= 3) break;
      await _trying(() => _upload(photo));
    }
    return {
      'photos': _photos,
      'entries': _entries,
      'errors': _errors,
      'peakBytes': ProcessInfo.maxRss,
    };
  }

  Future<void> _trying(Future<void> Function() work) async {
    try {
      await work();
      _failedInARow = 0;
    } on ApiException catch (error) {
      _count(error.code.code);
    } on LockstepException catch (error) {
      _count(error.code.code);
    }
  }

  void _count(String code) {
    _failedInARow += 1;
    _errors.update(code, (count) => count + 1, ifAbsent: () => 1);
  }

  Future<void> _upload(QueuedPhoto photo) async {
    final asset = _app._library[photo.localId];
    if (asset == null) {
      await _queue.remove(photo);
      return;
    }
    for (final file in asset.files) {
      final result = await _send(asset, file);
      switch (result.outcome) {
        case UploadOutcome.uploaded:
          _entries += 1;
        case UploadOutcome.present || UploadOutcome.linked:
          break;
        case UploadOutcome.locked || UploadOutcome.postponed:
          return;
      }
    }
    await _queue.remove(photo);
    _photos += 1;
  }

  Future<UploadResult> _send(MonthAsset asset, MonthFile file) async {
    final folder = Directory(_app._scratch).createTempSync('photo-');
    try {
      final thumbnail = File('${folder.path}/thumbnail.jpg')
        ..writeAsBytesSync([0xff, 0xd8, ...utf8.encode(asset.id)]);
      final paired = file.paired;
      final metadata = FileMetadata(
        title: asset.resources[file.main].name,
        creationTime: asset.time,
        modificationTime: asset.time,
        fileType: LockstepFileTypeValue.of(file.type),
        localID: asset.id,
      );
      return await _uploader.upload(
        UploadPhoto(
          localId: asset.id,
          collectionId: _app._collectionId,
          image: _write(folder, asset, file.main),
          video: paired == null ? null : _write(folder, asset, paired),
          thumbnail: thumbnail.path,
          metadata: metadata,
        ),
      );
    } finally {
      folder.deleteSync(recursive: true);
    }
  }

  static String _write(Directory folder, MonthAsset asset, int place) {
    final path = '${folder.path}/$place-${asset.resources[place].name}';
    File(path).writeAsBytesSync(asset.content(place));
    return path;
  }
}

/// Sends by HTTP, and ends the process at a request without notice.
final class _CountingTransfer implements UploadTransfer {
  _CountingTransfer(this._killAfter);

  final int? _killAfter;
  final HttpTransfer _transfer = HttpTransfer();
  int _requests = 0;

  void close() => _transfer.close();

  @override
  Future<ApiResponse> send(
    ApiRequest request, {
    required int maximumAnswerBytes,
    FileSlice? slice,
    Duration? limit,
    void Function(int bytes)? onSent,
    UploadCancellation? cancellation,
  }) {
    _requests += 1;
    if (_requests == _killAfter) Process.killPid(pid, ProcessSignal.sigkill);
    return _transfer.send(
      request,
      maximumAnswerBytes: maximumAnswerBytes,
      slice: slice,
      limit: limit,
      onSent: onSent,
      cancellation: cancellation,
    );
  }
}
