// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// The photos of a call, one after the other, as long as there is time.
final class PhotoRun {
  private let call: BackupCall
  private let container: SharedContainer
  private let settings: ExtensionSettings
  private let jobs: JobBook
  private let manager: UploadManager
  private let transfer: any UploadTransfer
  // What this call looks at no more, and why.
  private var passedOver: [String: ExtensionReason] = [:]

  init(
    _ call: BackupCall, _ container: SharedContainer, _ settings: ExtensionSettings,
    _ secrets: CallSecrets
  ) throws {
    self.call = call
    self.container = container
    self.settings = settings
    jobs = JobBook(call, container)
    let environment = call.environment
    transfer = environment.makeTransfer()
    manager = try UploadManager(
      container: container, owner: .extension,
      environment: UploadEnvironment(
        crypto: environment.crypto, transfer: transfer,
        clock: environment.clock,
        pause: { [startedAt = call.startedAt] seconds, cancellation in
          let end = startedAt + Double(ExtensionLimits.callSeconds)
          if environment.uptime() + seconds >= end { throw CallTimeSpent() }
          try environment.pause(seconds, cancellation)
        }),
      access: ApiAccess(
        baseURL: settings.baseUrl, authToken: secrets.authToken,
        clientPackage: settings.clientPackage, clientVersion: settings.clientVersion),
      keys: try CollectionKeys(secrets, environment.crypto, container.refusals).open(
        container.collections.list(), target: settings.collectionId),
      accountId: settings.accountId)
    try manager.start()
  }

  private var environment: BackupEnvironment { call.environment }
  private var queue: PhotoQueue { container.queue }

  /// Uploads until nothing is left, or the call is; returns why it ended.
  func run() throws -> ExtensionReason {
    let ended = Result { try uploadWaiting() }
    // After an error, too: the answer to the system follows from what is left.
    let counted = Result { try countQueued() }
    let reason = try ended.get()
    try counted.get()
    return reason
  }

  private func uploadWaiting() throws -> ExtensionReason {
    while true {
      if let end = call.end { return end }
      guard let photo = try next() else { return ended() }
      if call.secondsLeft < Double(ExtensionLimits.leastPhotoSeconds) { return .budgetSpent }
      let secondsForIt = call.secondsLeft
      let handedOver = transfer.handedOver
      do {
        if let end = try upload(photo) { return end }
      } catch is CancellationError {
        let end = call.end ?? .terminated
        // What the system sends meanwhile is not slow: the next call takes the answer.
        let isCutOff = end == .budgetSpent && transfer.handedOver == handedOver
        try leaveUnderWay(photo, isCutOff: isCutOff, secondsForIt)
        return end
      } catch is CallTimeSpent {
        try queue.leave(photo.localId, as: .waiting)
        return .budgetSpent
      }
    }
  }

  // A photo that had half of a call to itself has no better chance in the next one: without this it
  // would be the first of each call, and the only one. The app goes on from its record.
  private func leaveUnderWay(
    _ photo: QueuedPhoto, isCutOff: Bool, _ seconds: Double
  ) throws {
    let isSlow = isCutOff && seconds * 2 > Double(ExtensionLimits.callSeconds)
    try queue.leave(
      photo.localId, as: isSlow ? .leftToApp : .waiting, failure: isSlow ? "too_slow" : nil)
  }

  private func countQueued() throws {
    let waiting = try queue.next(
      now: environment.clock.now, limit: ExtensionLimits.maximumQueued)
    call.report.queued = waiting.count + call.report.registered
  }

  private func next() throws -> QueuedPhoto? {
    let limit = ExtensionLimits.candidates + passedOver.count
    let waiting = try queue.next(now: environment.clock.now, limit: limit)
      .filter { passedOver[$0.localId] == nil }
    let pending = waiting.map {
      UploadQueue.Pending(
        id: $0.localId, isVideo: $0.isVideo == 1, creationTime: $0.creationTime)
    }
    let chosen = UploadQueue.next(of: pending, beside: [], for: .extension)
    return waiting.first { $0.localId == chosen?.id }
  }

  // Nothing is left that this call may take: why photos were left out is the reason.
  private func ended() -> ExtensionReason {
    let reasons = Set(passedOver.values)
    let order: [ExtensionReason] = [.jobLimit, .inCloud, .locked, .tooLarge]
    return order.first { reasons.contains($0) } ?? .finished
  }

  private func passOver(_ photo: QueuedPhoto, _ reason: ExtensionReason?) {
    // One that failed by itself is the app's, and tells nothing of the call.
    passedOver[photo.localId] = reason ?? .finished
    call.report.passedOver += 1
  }

  // Uploads all files of an asset. Returns a reason to end the call.
  private func upload(_ photo: QueuedPhoto) throws -> ExtensionReason? {
    // Before the work: of a call that is killed at this photo nothing else would tell.
    try queue.begin(photo.localId)
    do {
      guard let asset = try environment.library.asset(photo.localId) else {
        throw PhotoReadError.gone
      }
      let outcome = try AssetUpload(
        asset: asset, settings: settings, manager: manager, container: container, call: call
      ).run()
      return try settle(photo, outcome)
    } catch let error as PhotoReadError {
      try leave(photo, error)
    } catch let error as ApiError where error.isRetryable {
      // What another try may mend is no fault of the photo's.
      try queue.leave(photo.localId, as: .waiting, failure: error.code.wireValue)
      throw error
    } catch let error as ApiError where error.code == .fileTooLarge {
      try queue.leave(photo.localId, as: .leftToApp, failure: error.code.wireValue)
      passOver(photo, .tooLarge)
    } catch let error as ApiError {
      try queue.leave(photo.localId, as: .waiting, failure: error.code.wireValue)
      throw error
    } catch let error as LockstepError
      where error.code == .corrupt || error.code == .invalidArgument
    {
      // What an earlier process has left of the upload does not open, if its code says so.
      _ = try? container.refusals.count(.unknown, .uploadRecord, code: error.code.wireValue)
      try queue.leave(photo.localId, as: .leftToApp, failure: FailureCode.of(error))
      passOver(photo, nil)
    }
    return nil
  }

  private func settle(_ photo: QueuedPhoto, _ outcome: UploadOutcome) throws -> ExtensionReason? {
    switch outcome {
    case .uploaded, .present, .linked:
      _ = try queue.remove(photo)
      call.report.uploaded += 1
      return nil
    case .locked:
      try queue.leave(photo.localId, as: .waiting)
      passOver(photo, .locked)
      return nil
    case .postponed:
      try queue.leave(photo.localId, as: .waiting)
      return .budgetSpent
    }
  }

  private func leave(_ photo: QueuedPhoto, _ error: PhotoReadError) throws {
    let id = photo.localId
    switch error {
    case .gone:
      _ = try queue.remove(photo)
      passOver(photo, nil)
    case .tooLarge:
      try queue.leave(id, as: .tooLarge, failure: error.code)
      passOver(photo, .tooLarge)
    case .inCloud:
      try fetch(photo)
    case .tooSlow, .library:
      try queue.leave(id, as: .leftToApp, failure: error.code)
      passOver(photo, nil)
    }
  }

  // Only iCloud has it: a job fetches it where there is one that is available.
  private func fetch(_ photo: QueuedPhoto) throws {
    let (id, code) = (photo.localId, PhotoReadError.inCloud.code)
    guard environment.jobs.isSupported else {
      let later = environment.clock.now + ExtensionLimits.cloudPauseSeconds * 1_000_000
      try queue.leave(id, as: .waiting, notBefore: later, failure: code)
      return passOver(photo, .inCloud)
    }
    do {
      guard try jobs.hasRoom() else { throw DownloadJobLimit() }
      try jobs.register(id)
      try queue.leave(id, as: .inCloud, failure: code)
      passOver(photo, .inCloud)
    } catch is DownloadJobLimit {
      try queue.leave(id, as: .waiting, failure: code)
      passOver(photo, .jobLimit)
    }
  }
}
