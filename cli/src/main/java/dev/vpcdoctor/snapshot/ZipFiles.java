package dev.vpcdoctor.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The {@code .json} files of a zip. A zip may come from a stranger, so what it may cost is limited. */
final class ZipFiles {
    static final int MOST_ENTRIES = 100_000;
    /** Of all files together, expanded. */
    static final long MOST_BYTES = 2L << 30;
    /** Real answers of AWS shrink to a tenth up to a fiftieth; a bomb to a thousandth. */
    static final int HIGHEST_RATIO = 200;
    /** Below this a ratio says nothing. */
    static final long HARMLESS_BYTES = 10L << 20;

    private final Path zip;
    private long expanded;

    private ZipFiles(Path zip) {
        this.zip = zip;
    }

    static void read(Path zip, DocumentReader reader) {
        new ZipFiles(zip).readAll(reader);
    }

    private void readAll(DocumentReader reader) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST_ENTRIES) {
                throw refusal("holds more than " + MOST_ENTRIES + " files");
            }
            Map<String, ZipEntry> entries = new TreeMap<>();
            for (ZipEntry entry : Collections.list(file.entries())) {
                String name = entry.getName().replace('\\', '/');
                if (leavesTheFolder(name)) {
                    throw refusal("holds the entry " + entry.getName() + ", which leaves its folder");
                }
                if (!entry.isDirectory() && isAnswer(name) && entries.put(name, entry) != null) {
                    throw refusal("holds the file " + name + " twice");
                }
            }
            if (entries.isEmpty()) {
                throw new SnapshotException(
                        zip + " holds no .json files: zip the folder that holds the answers of AWS");
            }
            entries.forEach((name, entry) -> readOne(file, name, entry, reader));
        } catch (ZipException e) {
            throw new SnapshotException(
                    zip + " is not a zip that can be read (" + IoErrorText.of(e) + "): make it again", e);
        } catch (IOException e) {
            throw new SnapshotException(zip + " cannot be read: " + IoErrorText.of(e), e);
        }
    }

    private void readOne(ZipFile file, String name, ZipEntry entry, DocumentReader reader) {
        try (InputStream in = new Limited(file.getInputStream(entry), name, entry.getCompressedSize())) {
            reader.read(name, in);
        } catch (IOException e) {
            reader.unreadable(name, "cannot be read: " + IoErrorText.of(e));
        }
    }

    private SnapshotException refusal(String why) {
        return new SnapshotException(zip + " " + why + ", so it is not read: zip the folder of the snapshot again");
    }

    private static boolean isAnswer(String name) {
        for (String part : name.split("/", -1)) {
            if (part.startsWith(".")) {
                return false;
            }
        }
        return FolderFiles.isAnswer(name.substring(name.lastIndexOf('/') + 1));
    }

    private static boolean leavesTheFolder(String name) {
        boolean absolute = name.startsWith("/") || (name.length() > 1 && name.charAt(1) == ':');
        return absolute || ("/" + name + "/").contains("/../");
    }

    /** Counts what really comes out, since the sizes in a zip are only claims. */
    private final class Limited extends FilterInputStream {
        private final String name;
        private final long compressed;
        private long own;

        Limited(InputStream in, String name, long compressed) {
            super(in);
            this.name = name;
            this.compressed = Math.max(1, compressed);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            own += bytes;
            expanded += bytes;
            if (expanded > MOST_BYTES) {
                throw refusal("expands to more than " + (MOST_BYTES >> 20) + " MiB");
            }
            if (own > HARMLESS_BYTES && own / compressed > HIGHEST_RATIO) {
                throw refusal("expands " + name + " to more than " + HIGHEST_RATIO + " times its size");
            }
        }
    }
}
