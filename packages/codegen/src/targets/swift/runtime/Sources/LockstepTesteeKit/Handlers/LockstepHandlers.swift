import LockstepCore

extension TesteeHandlers {
  /// The handlers of this implementation. One that is missing does not compile.
  static var lockstep: TesteeHandlers {
    let databases = OpenDatabases()
    return TesteeHandlers(
      api: ApiOperations(),
      blob: BlobOperations(),
      box: BoxOperations(),
      container: ContainerOperations(),
      enum: EnumOperations(),
      extension: ExtensionOperations(),
      file: FileTransfers(),
      hash: HashOperations(),
      info: InfoOperations(),
      json: JsonOperations(),
      kdf: KdfOperations(),
      livePhoto: LivePhotoOperations(),
      locks: LockOperations(databases: databases),
      model: ModelOperations(),
      monitoring: MonitoringOperations(databases: databases),
      multipart: MultipartOperations(),
      queue: QueueOperations(),
      rollout: RolloutOperations(databases: databases),
      sealedBox: SealedBoxOperations(),
      stream: StreamOperations(),
      upload: UploadOperations(),
      uploadRecord: UploadRecordOperations(databases: databases))
  }
}
