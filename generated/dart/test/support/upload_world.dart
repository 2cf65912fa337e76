// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';
import 'dart:io';

import '../../lib/ffi.dart';
import '../../lib/uploader.dart';
import 'fixture.dart';
import 'lockstep.dart';
import 'upload_server.dart';

/// A container, a server, and a clock that a test turns.
final class UploadWorld {
  UploadWorld._(this.fixture, this.folder, this.server, this.owner);

  /// Runs [body] with a world of its own.
  static Future<void> open(
    Fixture fixture,
    Future<void> Function(UploadWorld world) body, {
    LockstepProcessType owner = LockstepProcessType.foreground,
  }) => fixture.inFolderLater((folder) async {
    final world = UploadWorld._(
      fixture,
      folder,
      await UploadServer.start(),
      owner,
    );
    try {
      await body(world);
    } finally {
      world._transfer.close();
      await world.server.close();
    }
  });

  /// What tests need of the machine.
  final Fixture fixture;

  /// A folder, in which the container and the photos are.
  final String folder;

  /// The process.
  final LockstepProcessType owner;

  /// The server.
  final UploadServer server;
  final HttpTransfer _transfer = HttpTransfer();

  /// The time, in microseconds since 1970. Pauses turn it.
  int now = DateTime.now().microsecondsSinceEpoch;

  /// How long a request lasts, in seconds, by its method.
  double Function(String method) cost = (method) => 0;

  /// How many PUTs are answered until the process is suspended for a minute.
  int putsUntilSuspended = -1;

  /// The world of an uploader: its time passes with requests and pauses alone.
  late final UploadEnvironment environment = UploadEnvironment(
    crypto: fixture.crypto.crypto,
    transfer: _TurnedTransfer(this),
    clock: () => now,
    pause: (time) async => now += time.inMicroseconds,
  );

  /// Works with an uploader and its container.
  Future<T> withUploader<T>(
    Future<T> Function(PhotoUploader uploader, UploadContainer container)
    work, {
    bool hashesFirst = false,
  }) async {
    final container = await UploadContainer.open(
      '$folder/container',
      owner: owner,
      // Its clock goes to the isolate that beats, which can't have this world.
      environment: UploadEnvironment(
        crypto: fixture.crypto.crypto,
        transfer: _transfer,
      ),
      databaseAt: SqliteLockDatabase.at,
      onError: (error) {},
    );
    try {
      await container.start();
      final uploader = PhotoUploader(
        environment: environment,
        container: container,
        keys: {1: _key},
        hashesFirst: hashesFirst,
        access: ApiAccess(
          baseURL: server.url,
          authToken: 'token',
          clientPackage: 'io.ente.photos',
          clientVersion: '1',
        ),
      );
      return await work(uploader, container);
    } finally {
      await container.close();
    }
  }

  late final CryptoBuffer _key = fixture.keyOf(
    Uint8List.fromList(List.filled(32, 5)),
  );

  /// A photo of [size] bytes, whose content is its own.
  UploadPhoto photo(String name, {int size = 3000}) {
    final image = File('$folder/$name');
    image.openSync(mode: FileMode.write)
      ..writeStringSync('$name of $size')
      ..truncateSync(size)
      ..closeSync();
    final thumbnail = File('$folder/thumbnail')
      ..writeAsBytesSync(List.filled(500, 1));
    return UploadPhoto(
      localId: name,
      collectionId: 1,
      image: image.path,
      thumbnail: thumbnail.path,
      metadata: FileMetadata(
        title: name,
        creationTime: 1,
        modificationTime: 1,
        fileType: LockstepFileTypeValue.of(LockstepFileType.image),
      ),
    );
  }

  /// The names of the encrypted files.
  List<String> get left => [
    for (final file in Directory('$folder/container/uploads').listSync())
      file.path,
  ];
}

final class _TurnedTransfer implements UploadTransfer {
  _TurnedTransfer(this._world);

  final UploadWorld _world;

  @override
  Future<ApiResponse> send(
    ApiRequest request, {
    required int maximumAnswerBytes,
    FileSlice? slice,
    Duration? limit,
    void Function(int bytes)? onSent,
    UploadCancellation? cancellation,
  }) async {
    final lasts = Duration(
      microseconds: (_world.cost(request.method) * 1000000).round(),
    );
    if (limit != null && lasts > limit) {
      _world.now += limit.inMicroseconds;
      return ApiResponse(0, const [], Uint8List(0));
    }
    _world.now += lasts.inMicroseconds;
    final answer = await _world._transfer.send(
      request,
      maximumAnswerBytes: maximumAnswerBytes,
      slice: slice,
      onSent: onSent,
      cancellation: cancellation,
    );
    if (request.method == 'PUT' && --_world.putsUntilSuspended == 0) {
      _world.now += 60000000;
    }
    return answer;
  }
}
