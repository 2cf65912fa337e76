// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Metadata as it is stored: canonical JSON, encrypted as a blob with its file's key.
extension EnteCrypto {
  /// Encrypts metadata under a header of its own.
  ///
  /// - Parameters:
  ///   - metadata: `FileMetadata`, for instance.
  ///   - key: the file key.
  /// - Throws: what `JsonModel.encoded` throws.
  public func encryptMetadata(
    _ metadata: some JsonModel, key: FileKey
  ) throws -> EncryptedBlob {
    try encryptBlob(metadata.encoded(), key: key)
  }

  /// Decrypts and reads metadata.
  ///
  /// - Parameters:
  ///   - blob: the encrypted metadata and its header.
  ///   - type: what it is.
  ///   - key: the file key.
  /// - Throws: what `decryptBlob` throws, `invalid_json` and `invalid_model`.
  public func decryptMetadata<Model: JsonModel>(
    _ blob: EncryptedBlob, as type: Model.Type = Model.self, key: FileKey
  ) throws -> Model {
    try Model(decoding: decryptBlob(blob, key: key))
  }

  /// Encrypts magic metadata and puts it into the envelope that it travels in.
  ///
  /// - Parameters:
  ///   - metadata: `PublicMagicMetadata` or `PrivateMagicMetadata`.
  ///   - version: the version that the server has, from 0: it refuses an edit of another one.
  ///   - key: the file key.
  /// - Throws: what `JsonModel.encoded` throws, also for a version that the envelope can't have.
  public func encryptMagicMetadata(
    _ metadata: some JsonModel, version: Int, key: FileKey
  ) throws -> MagicMetadataEnvelope {
    let object = try metadata.json
    let blob = try encryptBlob(CanonicalJson.encode(.object(object)), key: key)
    var envelope = MagicMetadataEnvelope(
      version: version, data: Base64.encode(blob.ciphertext), header: Base64.encode(blob.header))
    envelope.count = .value(object.members.count)
    _ = try envelope.json
    return envelope
  }

  /// Edits magic metadata: opens its envelope, changes what is in it and puts it into another one
  /// of the same version, which is the one that the server wants to see.
  ///
  /// - Parameters:
  ///   - envelope: as the server has it.
  ///   - type: `PublicMagicMetadata` or `PrivateMagicMetadata`.
  ///   - key: the file key.
  ///   - change: what shall be otherwise.
  /// - Throws: `invalid_argument` for an edit that the server would refuse: one that removes more
  ///   members than `MagicMetadataEdits.maximumLostMembers`, or has so many fewer than the server
  ///   counts. What `change`, `decryptMagicMetadata` and `encryptMagicMetadata` throw.
  public func editMagicMetadata<Model: JsonModel>(
    _ envelope: MagicMetadataEnvelope, as type: Model.Type = Model.self, key: FileKey,
    change: (inout Model) throws -> Void
  ) throws -> MagicMetadataEnvelope {
    var metadata: Model = try decryptMagicMetadata(envelope, key: key)
    let before = try metadata.json
    try change(&metadata)
    let after = try metadata.json
    let removed = before.members.filter { after[$0.name] == nil }.count
    try Self.requireFewLost(Model.self, removed, "removes")
    try Self.requireFewLost(
      Model.self, (envelope.count.value ?? 0) - after.members.count,
      "has, of those that the server counts, fewer by")
    return try encryptMagicMetadata(metadata, version: envelope.version, key: key)
  }

  private static func requireFewLost<Model: JsonModel>(
    _ type: Model.Type, _ lost: Int, _ what: String
  ) throws {
    let most = MagicMetadataEdits.maximumLostMembers
    guard lost > most else { return }
    throw LockstepError(
      .invalidArgument,
      "an edit of \(type.specName) may lose \(most) members at most, or the server refuses it; "
        + "this one \(what) \(lost): make several edits")
  }

  /// Decrypts and reads the magic metadata of an envelope.
  ///
  /// - Parameters:
  ///   - envelope: as the server has it. Its count is for the server: nothing is made of it here.
  ///   - type: `PublicMagicMetadata` or `PrivateMagicMetadata`.
  ///   - key: the file key.
  /// - Throws: `invalid_argument` where data or header are not base64, and what `decryptMetadata`
  ///   throws.
  public func decryptMagicMetadata<Model: JsonModel>(
    _ envelope: MagicMetadataEnvelope, as type: Model.Type = Model.self, key: FileKey
  ) throws -> Model {
    guard let header = Base64.decode(envelope.header), let data = Base64.decode(envelope.data)
    else {
      throw LockstepError(
        .invalidArgument, "\(MagicMetadataEnvelope.specName): data and header must be base64")
    }
    return try decryptMetadata(EncryptedBlob(header: header, ciphertext: data), key: key)
  }
}
