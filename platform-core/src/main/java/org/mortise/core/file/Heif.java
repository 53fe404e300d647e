package org.mortise.core.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a HEIC or AVIF picture says: how large it is, and where its notes lie.
 *
 * @param size upright
 * @param exif where its EXIF lies; null when it has none
 * @param others where what else is written of it lies (XMP)
 */
record Heif(PictureSize size, @Nullable Extent exif, List<Extent> others, Path file) {

    private static final Set<String> TYPES = Set.of("image/heic", "image/heif", "image/avif");
    private static final int LONGEST_HEAD = 4 << 20;
    private static final int LONGEST_NOTES = 1 << 20;
    private static final int MOST_BOXES = 64;

    /** A run of bytes in the file. */
    record Extent(long at, int length) {}

    static boolean is(String type) {
        return TYPES.contains(type);
    }

    /** @return empty when it is none that is understood */
    static Optional<Heif> read(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var at = 0L;
            for (var box = 0; box < MOST_BOXES && at + 8 <= bytes.length(); box++) {
                bytes.seek(at);
                var length = bytes.readInt() & 0xffffffffL;
                var name = new byte[4];
                bytes.readFully(name);
                var head = 8;
                if (length == 1) {
                    length = bytes.readLong();
                    head = 16;
                }
                if (new String(name, StandardCharsets.US_ASCII).equals("meta")) {
                    var meta = new byte[(int) Math.min(LONGEST_HEAD, Math.max(0, length - head))];
                    bytes.readFully(meta);
                    return new Head(ByteBuffer.wrap(meta)).read(file, bytes.length());
                }
                if (length < head) {
                    return Optional.empty();
                }
                at += length;
            }
            return Optional.empty();
        } catch (EOFException | RuntimeException broken) {
            // Lengths and places that a broken or crafted head gives lead anywhere.
            return Optional.empty();
        }
    }

    /** Its EXIF from the byte order on. */
    Optional<byte[]> notes() {
        if (exif == null || exif.length() > LONGEST_NOTES) {
            return Optional.empty();
        }
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(exif.at());
            var item = new byte[exif.length()];
            bytes.readFully(item);
            var before = ByteBuffer.wrap(item).getInt() + 4;
            return before < 4 || before >= item.length
                    ? Optional.empty()
                    : Optional.of(PictureNotes.bare(Arrays.copyOfRange(item, before, item.length)));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    /** Writes over everything that is noted of the picture in {@code copy}; how it is turned is not among it. */
    void blank(Path copy) throws IOException {
        try (var bytes = new RandomAccessFile(copy.toFile(), "rw")) {
            for (var other : others) {
                fill(bytes, other, (byte) ' ');
            }
            if (exif != null) {
                fill(bytes, exif, (byte) 0);
                bytes.seek(exif.at());
                var nothing = ByteBuffer.allocate(18)
                        .put(new byte[] {0, 0, 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8})
                        .array();
                bytes.write(nothing, 0, Math.min(nothing.length, exif.length()));
            }
        }
    }

    private static void fill(RandomAccessFile bytes, Extent extent, byte with) throws IOException {
        bytes.seek(extent.at());
        var blank = new byte[extent.length()];
        Arrays.fill(blank, with);
        bytes.write(blank);
    }

    /** The box {@code meta}: what there is in the file, where, and what is known of it. */
    private static final class Head {

        private final ByteBuffer meta;
        private final Map<Long, String> kinds = new HashMap<>();
        private final Map<Long, Extent> places = new HashMap<>();
        private PictureSize largest = new PictureSize(0, 0);
        private boolean onItsSide;

        Head(ByteBuffer meta) {
            this.meta = meta;
        }

        Optional<Heif> read(Path file, long length) {
            boxes(meta.position(4).slice());
            if (largest.pixels() == 0) {
                return Optional.empty();
            }
            var size = onItsSide ? new PictureSize(largest.height(), largest.width()) : largest;
            return Optional.of(
                    new Heif(size, of("Exif", length).stream().findFirst().orElse(null), of("mime", length), file));
        }

        private List<Extent> of(String kind, long length) {
            var found = new ArrayList<Extent>();
            kinds.forEach((item, its) -> {
                var place = places.get(item);
                if (its.equals(kind) && place != null && place.at() + place.length() <= length) {
                    found.add(place);
                }
            });
            return found;
        }

        private void boxes(ByteBuffer in) {
            while (in.remaining() >= 8) {
                var length = in.getInt();
                var name = name(in);
                if (length < 8) {
                    return;
                }
                var inside = in.slice(in.position(), length - 8);
                in.position(in.position() + length - 8);
                box(name, inside);
            }
        }

        private void box(String name, ByteBuffer in) {
            switch (name) {
                case "iprp", "ipco" -> boxes(in);
                case "iinf" -> boxes(in.position(in.get(0) == 0 ? 6 : 8).slice());
                case "infe" -> item(in);
                case "iloc" -> locations(in);
                case "ispe" -> {
                    var size = new PictureSize(in.getInt(4), in.getInt(8));
                    if (size.width() > 0 && size.height() > 0 && size.pixels() > largest.pixels()) {
                        largest = size;
                    }
                }
                case "irot" -> onItsSide = (in.get(0) & 1) == 1;
                default -> {
                    // Nothing else is asked for.
                }
            }
        }

        private void item(ByteBuffer in) {
            var version = in.get(0);
            in.position(4);
            var id = version < 3 ? in.getShort() & 0xffffL : in.getInt() & 0xffffffffL;
            in.getShort();
            if (version >= 2) {
                kinds.put(id, name(in));
            }
        }

        private void locations(ByteBuffer in) {
            var version = in.get(0);
            in.position(4);
            var sizes = in.getShort() & 0xffff;
            var count = version < 2 ? in.getShort() & 0xffff : in.getInt();
            for (var index = 0; index < count; index++) {
                var id = version < 2 ? in.getShort() & 0xffffL : in.getInt() & 0xffffffffL;
                var inFile = version == 0 || (in.getShort() & 0xf) == 0;
                in.getShort();
                var base = number(in, sizes >> 4 & 0xf);
                var extents = in.getShort() & 0xffff;
                for (var extent = 0; extent < extents; extent++) {
                    if (version > 0) {
                        number(in, sizes & 0xf);
                    }
                    var at = base + number(in, sizes >> 12 & 0xf);
                    var length = number(in, sizes >> 8 & 0xf);
                    if (inFile && extents == 1 && at > 0 && length <= Integer.MAX_VALUE) {
                        places.put(id, new Extent(at, (int) length));
                    }
                }
            }
        }

        private static long number(ByteBuffer in, int bytes) {
            return switch (bytes) {
                case 4 -> in.getInt() & 0xffffffffL;
                case 8 -> in.getLong();
                default -> 0;
            };
        }

        private static String name(ByteBuffer in) {
            var name = new byte[4];
            in.get(name);
            return new String(name, StandardCharsets.US_ASCII);
        }
    }
}
