// Reads every entry of a zip file with Go's archive/zip, which compares the checksums.
package main

import (
	"archive/zip"
	"io"
	"log"
	"os"
)

func main() {
	archive, err := zip.OpenReader(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for _, entry := range archive.File {
		reader, err := entry.Open()
		if err == nil {
			_, err = io.Copy(io.Discard, reader)
		}
		if err != nil {
			log.Fatalf("%s: %v", entry.Name, err)
		}
	}
}
