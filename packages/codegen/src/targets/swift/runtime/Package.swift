// swift-tools-version: 6.0
import PackageDescription

// swift-sodium is pinned to the last release whose product `Clibsodium` is libsodium alone, as a
// binary target that Xcode links without a compiler for C. The way out, where an app has another
// libsodium or needs a newer one: name that here and in Crypto/Sodium*.swift, or implement
// `CryptoProvider` on it and leave SodiumProvider out; nothing else imports libsodium. The pod is
// pinned alike, in Lockstep.podspec.
//
// A dependency that stands in the manifest is fetched on every system, whatever its conditions
// say: so Apple's libsodium is named only there, and Linux's system libraries only on Linux.
#if os(Linux)
  let packages: [Package.Dependency] = []
  let libraries: [Target] = [
    .systemLibrary(
      name: "CLockstepSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(
      name: "CLockstepCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CLockstepSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
  ]
  let sodium: Target.Dependency = "CLockstepSodium"
  let coreDependencies: [Target.Dependency] = [sodium, "CLockstepCrypto", "CLockstepSQLite"]
#else
  let packages: [Package.Dependency] = [
    .package(url: "https://github.com/jedisct1/swift-sodium.git", exact: "0.9.1")
  ]
  let libraries: [Target] = []
  let sodium: Target.Dependency = .product(name: "Clibsodium", package: "swift-sodium")
  let coreDependencies: [Target.Dependency] = [sodium]
#endif

let package = Package(
  name: "Lockstep",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [
    .library(name: "LockstepCore", targets: ["LockstepCore"]),
    // For the app alone: it takes more memory than an extension may use.
    .library(name: "LockstepPassphrase", targets: ["LockstepPassphrase"]),
    .executable(name: "lockstep-testee", targets: ["LockstepTestee"]),
  ],
  dependencies: packages,
  targets: libraries + [
    .target(
      name: "LockstepCore", dependencies: coreDependencies,
      resources: [.copy("PrivacyInfo.xcprivacy")]),
    .target(name: "LockstepPassphrase", dependencies: ["LockstepCore", sodium]),
    .target(name: "LockstepTesteeKit", dependencies: ["LockstepCore", "LockstepPassphrase"]),
    .executableTarget(name: "LockstepTestee", dependencies: ["LockstepTesteeKit"]),
    .testTarget(
      name: "LockstepCoreTests",
      dependencies: ["LockstepCore", "LockstepPassphrase", "LockstepTesteeKit"],
      // Half a minute of the optimizer's time is saved. An app that depends on this package never
      // builds its tests.
      swiftSettings: [.unsafeFlags(["-Onone"])]),
  ],
  swiftLanguageModes: [.v6]
)
