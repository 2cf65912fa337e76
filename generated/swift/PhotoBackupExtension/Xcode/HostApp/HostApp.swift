// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore
import PhotoBackup
import PhotoBackupHost
import SwiftUI
import UIKit

/// The smallest app that hosts the extension. It shows what the system says and what the last calls
/// did, switches the extension on and off, and carries the experiments of the guide.
@main
struct HostApp: App {
  @UIApplicationDelegateAdaptor private var delegate: HostDelegate

  var body: some Scene {
    WindowGroup {
      NavigationStack {
        DiagnosisView()
          .toolbar { NavigationLink("Experiments") { ExperimentsView() } }
      }
    }
  }
}

/// Takes the events of uploads that have ended while the app was not there.
private final class HostDelegate: NSObject, UIApplicationDelegate {
  func application(
    _ application: UIApplication, handleEventsForBackgroundURLSession identifier: String,
    completionHandler: @escaping () -> Void
  ) {
    _ = UploadEvents.handle(identifier, completionHandler: completionHandler)
  }
}

private struct DiagnosisView: View {
  @State private var lines: [String] = []

  var body: some View {
    List {
      Section {
        Button("Look") { run { _ in } }
        Button("Ask for access") { run { _ = try $0.requestAccess() } }
        Button("Switch on") { run { _ = try $0.enable() } }
        Button("Switch off") { run { _ = try $0.disable() } }
      }
      ForEach(lines, id: \.self) { Text($0).font(.footnote.monospaced()) }
    }
    .onAppear { run { _ in } }
  }

  private func run(_ work: @escaping @Sendable (Diagnosis) throws -> Void) {
    Task.detached {
      let found = Diagnosis.lines(work)
      await MainActor.run { lines = found }
    }
  }
}

/// The experiments: each is begun by hand, and run as often as the form asks for.
private struct ExperimentsView: View {
  @State private var begun = LockClock.system.now
  @State private var lines: [String] = []

  var body: some View {
    List {
      Section {
        Button("Begin: count calls from now on") { begun = LockClock.system.now }
        Button("Run what follows in 30 s: lock the device") { run(.lockedDevice, after: 30) }
        ShareLink(item: lines.joined(separator: "\n"))
      }
      Section {
        ForEach(DeviceExperiment.allCases, id: \.wireValue) { experiment in
          Button("\(experiment.wireValue). \(String(describing: experiment))") { run(experiment) }
        }
      }
      ForEach(Array(lines.enumerated()), id: \.offset) { _, line in
        Text(line).font(.footnote.monospaced())
      }
    }
  }

  private func run(_ experiment: DeviceExperiment, after seconds: Double = 0) {
    let start = begun
    Task.detached {
      try? await Task.sleep(nanoseconds: UInt64(seconds * 1_000_000_000))
      let found = DeviceExperiments(.device()).run(experiment, since: start)
      await MainActor.run { lines += found }
    }
  }
}
