import ExtensionFoundation
import Photos

/// Where the extension's process begins: the class of the system that runs.
@main
enum PhotoBackupMain {
  static func main() throws {
    #if compiler(>=6.4) || os(Linux)
      if #available(iOS 27.0, *) { return try PhotoBackupJobExtension.main() }
    #endif
    try PhotoBackupExtension.main()
  }
}
