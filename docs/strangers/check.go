// Check reads a tlog-tiles log, a folder or a URL, with the Go project's own transparency-log packages, unmodified:
// golang.org/x/mod/sumdb/note checks the signature, golang.org/x/mod/sumdb/tlog checks tiles, proofs and roots.
// It shares no line with Loupe. docs/operating.md says how to run it.
//
//	check -key VERIFIER-KEY FOLDER-OR-URL [OLDER-CHECKPOINT ...]
//
// It exits with 0 when everything holds, with 1 when the log is refused and with 2 when it was called wrongly.
package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	// The height of a tile in tlog-tiles: 256 hashes wide.
	height = 8
	width  = 1 << height
	// A bundle holds at most 256 entries of 65,535 bytes, each after two bytes of length.
	bundleBytesMax     = width * (2 + 65535)
	tileBytesMax       = width * tlog.HashSize
	checkpointBytesMax = 1 << 20
)

func main() {
	key := flag.String("key", "", "the log's verifier key, `NAME+HASH+KEY`")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "check -key VERIFIER-KEY FOLDER-OR-URL [OLDER-CHECKPOINT ...]")
		flag.PrintDefaults()
	}
	flag.Parse()
	if *key == "" || flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	verifier, err := note.NewVerifier(*key)
	if err != nil {
		fmt.Fprintln(os.Stderr, "the verifier key:", err)
		os.Exit(2)
	}
	if err := check(verifier, place(flag.Arg(0)), flag.Args()[1:]); err != nil {
		fmt.Println("REFUSED:", err)
		os.Exit(1)
	}
}

// check does all of it: signature, tiles, every entry, every proof, every older checkpoint.
func check(verifier note.Verifier, log place, older []string) error {
	signed, err := log.read("checkpoint", checkpointBytesMax)
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(signed, verifier)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	fmt.Printf("%s: %d entries, root %s, signed by its key\n", verifier.Name(), tree.N, tree.Hash)
	if tree.N == 0 && tree.Hash != emptyRoot() {
		return errors.New("the root of no entries is another")
	}

	hashes := &known{below: tlog.TileHashReader(tree, tiles{log}), hash: map[int64]tlog.Hash{}}
	if err := checkEntries(log, tree, hashes); err != nil {
		return err
	}
	if err := checkGrowth(tree, hashes); err != nil {
		return err
	}
	for _, path := range older {
		if err := checkOlder(path, verifier, tree, hashes); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

// checkEntries hashes every entry of every bundle and proves each to be where it is.
func checkEntries(log place, tree tlog.Tree, hashes *known) error {
	for first := int64(0); first < tree.N; first += width {
		count := tree.N - first
		if count > width {
			count = width
		}
		if err := hashes.fill(first, count); err != nil {
			return err
		}
		bundle := tlog.Tile{H: height, L: -1, N: first / width, W: int(count)}
		entries, err := readBundle(log, bundle)
		if err != nil {
			return fmt.Errorf("%s: %w", tilePath(bundle), err)
		}
		for i, entry := range entries {
			index := first + int64(i)
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			if err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
		}
	}
	fmt.Printf("%d entries read, each proven to be in the tree\n", tree.N)
	return nil
}

// checkGrowth proves every smaller tree to be the beginning of this one.
func checkGrowth(tree tlog.Tree, hashes *known) error {
	for size := int64(1); size < tree.N; size++ {
		root, err := tlog.TreeHash(size, hashes)
		if err != nil {
			return fmt.Errorf("size %d: %w", size, err)
		}
		if err := checkBeginning(tlog.Tree{N: size, Hash: root}, tree, hashes); err != nil {
			return fmt.Errorf("size %d: %w", size, err)
		}
	}
	fmt.Printf("consistent with each of its smaller sizes\n")
	return nil
}

// checkOlder proves a checkpoint that somebody kept to be of the beginning of this tree.
func checkOlder(path string, verifier note.Verifier, tree tlog.Tree, hashes *known) error {
	folder, file := filepath.Split(path)
	signed, err := place(folder).read(file, checkpointBytesMax)
	if err != nil {
		return err
	}
	kept, err := openCheckpoint(signed, verifier)
	if err != nil {
		return err
	}
	if kept.N > tree.N {
		return fmt.Errorf("it is of %d entries, and the log has %d", kept.N, tree.N)
	}
	if kept.N == 0 {
		if kept.Hash != emptyRoot() {
			return errors.New("the root of no entries is another")
		}
	} else if err := checkBeginning(kept, tree, hashes); err != nil {
		return fmt.Errorf("TWO HISTORIES: both are signed, and neither continues the other: %w", err)
	}
	fmt.Printf("%s: %d entries, continued by this log\n", path, kept.N)
	return nil
}

func checkBeginning(older, tree tlog.Tree, hashes *known) error {
	proof, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
}

// openCheckpoint checks the log's signature; signatures of others, such as witnesses, are left alone.
func openCheckpoint(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	if origin != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("it is of the log %q", origin)
	}
	// The package knows the two lines after the origin only below the first line of Go's own log.
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

func emptyRoot() tlog.Hash {
	return sha256.Sum256(nil)
}

// readBundle gives the entries of a bundle.
func readBundle(log place, bundle tlog.Tile) ([][]byte, error) {
	rest, full, err := log.readTile(bundle, bundleBytesMax)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(entries) < bundle.W {
		if len(rest) < 2 {
			return nil, fmt.Errorf("it ends after %d of %d entries", len(entries), bundle.W)
		}
		length := int(rest[0])<<8 | int(rest[1])
		if len(rest) < 2+length {
			return nil, fmt.Errorf("it ends within entry %d", len(entries))
		}
		entries = append(entries, rest[2:2+length])
		rest = rest[2+length:]
	}
	if len(rest) > 0 && !full {
		return nil, fmt.Errorf("%d bytes after its last entry", len(rest))
	}
	return entries, nil
}

// known remembers hashes that the reader below it has checked against the signed root.
type known struct {
	below tlog.HashReader
	hash  map[int64]tlog.Hash
}

// fill asks at once for all hashes of a tile's subtree, so that each tile is checked once and not 256 times.
func (k *known) fill(first, count int64) error {
	var indexes []int64
	for level := 0; level <= height; level++ {
		for n := first >> level; n < (first+count)>>level; n++ {
			indexes = append(indexes, tlog.StoredHashIndex(level, n))
		}
	}
	_, err := k.ReadHashes(indexes)
	return err
}

// ReadHashes answers from memory where it can.
func (k *known) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var missing []int64
	for _, index := range indexes {
		if _, have := k.hash[index]; !have {
			missing = append(missing, index)
		}
	}
	if len(missing) > 0 {
		read, err := k.below.ReadHashes(missing)
		if err != nil {
			return nil, err
		}
		for i, index := range missing {
			k.hash[index] = read[i]
		}
	}
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = k.hash[index]
	}
	return hashes, nil
}

// tiles is the package's view of a log's tiles.
type tiles struct{ log place }

func (t tiles) Height() int                     { return height }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(wanted))
	for i, tile := range wanted {
		bytes, full, err := t.log.readTile(tile, tileBytesMax)
		if err != nil {
			return nil, err
		}
		length := tile.W * tlog.HashSize
		if full && len(bytes) == tileBytesMax {
			bytes = bytes[:length]
		}
		if len(bytes) != length {
			return nil, fmt.Errorf("%s: %d bytes where %d are due", tilePath(tile), len(bytes), length)
		}
		read[i] = bytes
	}
	return read, nil
}

// tilePath leaves out the height, which tlog-tiles fixes, and calls bundles what tlog-tiles calls them.
func tilePath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
	if tile.L == -1 {
		path = "entries" + strings.TrimPrefix(path, "data")
	}
	return "tile/" + path
}

// place is where a log lies: a folder, or the address of one.
type place string

// readTile reads a tile; a log may drop a partial tile once the full one is there, which is then given instead.
func (p place) readTile(tile tlog.Tile, bytesMax int64) (bytes []byte, full bool, err error) {
	bytes, err = p.read(tilePath(tile), bytesMax)
	if errors.Is(err, fs.ErrNotExist) && tile.W < width {
		tile.W = width
		bytes, err = p.read(tilePath(tile), bytesMax)
		return bytes, true, err
	}
	return bytes, false, err
}

// read reads a file of at most bytesMax bytes.
func (p place) read(path string, bytesMax int64) ([]byte, error) {
	from, err := p.open(path)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	bytes, err := io.ReadAll(io.LimitReader(from, bytesMax+1))
	if err == nil && int64(len(bytes)) > bytesMax {
		err = fmt.Errorf("%s: more than %d bytes", path, bytesMax)
	}
	return bytes, err
}

func (p place) open(path string) (io.ReadCloser, error) {
	if !strings.HasPrefix(string(p), "http://") && !strings.HasPrefix(string(p), "https://") {
		return os.Open(filepath.Join(string(p), filepath.FromSlash(path)))
	}
	client := http.Client{Timeout: time.Minute}
	answer, err := client.Get(strings.TrimSuffix(string(p), "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	switch answer.StatusCode {
	case http.StatusOK:
		return answer.Body, nil
	case http.StatusNotFound, http.StatusGone:
		err = fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	default:
		err = fmt.Errorf("%s: %s", path, answer.Status)
	}
	answer.Body.Close()
	return nil, err
}
