import LockstepCore

/// The jobs that fetch originals, in the table that says what they belong to: the system does not
/// say it of a job that has ended.
struct JobBook {
  private let call: BackupCall
  private let container: SharedContainer

  init(_ call: BackupCall, _ container: SharedContainer) {
    self.call = call
    self.container = container
  }

  private var environment: BackupEnvironment { call.environment }
  private var records: ExtensionRecords { container.extensionRecords }

  /// Lets the photos of jobs that have ended wait again, and cancels what is overdue or nobody's.
  func settle(_ acknowledged: [String]) throws {
    for id in acknowledged { try settle(id) }
    guard environment.jobs.isSupported else { return }
    let overdue = try environment.jobs.inFlight().filter { id in
      guard let job = try records.job(id), job.state == .awaited else { return true }
      return job.deadline <= environment.clock.now
    }
    if overdue.isEmpty { return }
    try environment.jobs.cancel(overdue)
    call.report.cancelled += overdue.count
    for id in overdue {
      guard let job = try records.job(id) else {
        call.report.unknownJobs += 1
        continue
      }
      _ = try records.removeJob(id)
      // iCloud does not deliver it: the app, which may use the network, is better off.
      try container.queue.leave(job.localId, as: .leftToApp, failure: "undeliverable")
    }
  }

  private func settle(_ id: String) throws {
    guard let job = try records.job(id) else {
      call.report.unknownJobs += 1
      return
    }
    _ = try records.removeJob(id)
    try container.queue.leave(job.localId, as: .waiting)
  }

  /// Whether another job may be registered.
  func hasRoom() throws -> Bool {
    guard environment.jobs.isSupported else { return false }
    let maximum = ExtensionLimits.maximumJobsInFlight
    return try environment.jobs.inFlight().count < maximum
  }

  /// Registers a job for an original.
  func register(_ localId: String) throws {
    let id = try environment.jobs.register(localId)
    try records.add(
      DownloadJob(
        jobId: id, localId: localId, state: .awaited,
        deadline: environment.clock.now + ExtensionLimits.jobDeadlineSeconds * 1_000_000))
    call.report.registered += 1
  }
}
