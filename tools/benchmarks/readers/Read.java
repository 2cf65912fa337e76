import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipFile;

/** Reads every entry of a zip file with Java's ZipFile, and compares the checksums. */
class Read {
  public static void main(String[] arguments) throws Exception {
    try (ZipFile archive = new ZipFile(arguments[0])) {
      for (var entry : java.util.Collections.list(archive.entries())) {
        try (var input = new CheckedInputStream(archive.getInputStream(entry), new CRC32())) {
          long size = input.transferTo(OutputStream.nullOutputStream());
          if (size != entry.getSize() || input.getChecksum().getValue() != entry.getCrc()) {
            throw new Exception(entry.getName() + " is not what the archive says");
          }
        }
      }
    }
  }
}
