package org.mortise.core.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few things that are read of and written into the notes of a camera (EXIF). Notes that are broken say nothing. */
final class Exif {

    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int MORE = 0x8769;
    private static final int PLACE = 0x8825;
    private static final int TAKEN = 0x9003;
    private static final int OFFSET = 0x9010;
    private static final int OFFSET_TAKEN = 0x9011;
    private static final int NORTH_OR_SOUTH = 1;
    private static final int LATITUDE = 2;
    private static final int EAST_OR_WEST = 3;
    private static final int LONGITUDE = 4;

    private static final int FIRST_ENTRY = 2;
    private static final int ENTRY = 12;
    private static final int COUNT = 4;
    private static final int VALUE = 8;
    private static final int TIFF = 42;
    private static final int LONGEST_TEXT = 64;
    private static final int DIGITS = 6;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final ByteBuffer notes;

    private Exif(ByteBuffer notes) {
        this.notes = notes;
    }

    /** Whether width and height change places when the picture is turned upright. */
    static boolean liesOnItsSide(int orientation) {
        return orientation >= 5;
    }

    /** How the camera was held, 1 to 8; upright when the notes do not say or cannot be read. */
    static int orientation(byte[] tiff) {
        try {
            var exif = read(tiff);
            var at = exif == null ? null : exif.main().get(ORIENTATION);
            var value = exif == null || at == null ? UPRIGHT : exif.notes.getShort(at + VALUE);
            return value >= 1 && value <= 8 ? value : UPRIGHT;
        } catch (IndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
    }

    /** @param zone in which the camera's clock went, when it does not say */
    static Shot shot(byte[] tiff, ZoneId zone) {
        try {
            var exif = read(tiff);
            return exif == null ? Shot.UNKNOWN : new Shot(exif.taken(zone), exif.place());
        } catch (IndexOutOfBoundsException broken) {
            return Shot.UNKNOWN;
        }
    }

    private static @Nullable Exif read(byte[] tiff) {
        var notes = ByteBuffer.wrap(tiff);
        notes.order(tiff.length > 0 && tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return notes.getShort(2) == TIFF ? new Exif(notes) : null;
    }

    private Map<Integer, Integer> main() {
        return directory(notes.getInt(4));
    }

    /** Where the entries of a directory are, by what they are about. */
    private Map<Integer, Integer> directory(int directory) {
        var entries = notes.getShort(directory) & 0xffff;
        var found = new HashMap<Integer, Integer>();
        for (var index = 0; index < entries; index++) {
            var at = directory + FIRST_ENTRY + index * ENTRY;
            if (at + ENTRY > notes.limit()) {
                return found;
            }
            found.putIfAbsent(notes.getShort(at) & 0xffff, at);
        }
        return found;
    }

    private Map<Integer, Integer> directory(Map<Integer, Integer> main, int about) {
        var at = main.get(about);
        return at == null ? Map.of() : directory(notes.getInt(at + VALUE));
    }

    private @Nullable Instant taken(ZoneId zone) {
        var more = directory(main(), MORE);
        var written = text(more.get(TAKEN));
        if (written.length() < 19) {
            return null;
        }
        try {
            var moment = LocalDateTime.parse(written.substring(0, 19), MOMENT);
            var offset = text(more.get(OFFSET_TAKEN));
            if (offset.isEmpty()) {
                offset = text(more.get(OFFSET));
            }
            return moment.atZone(offset.isEmpty() ? zone : ZoneOffset.of(offset))
                    .toInstant();
        } catch (DateTimeException unset) {
            return null;
        }
    }

    private @Nullable String place() {
        var place = directory(main(), PLACE);
        var lat = degrees(place.get(LATITUDE), text(place.get(NORTH_OR_SOUTH)).equals("S"), 90);
        var lng = degrees(place.get(LONGITUDE), text(place.get(EAST_OR_WEST)).equals("W"), 180);
        return lat == null || lng == null ? null : lng + "," + lat;
    }

    private @Nullable String degrees(@Nullable Integer at, boolean below, int most) {
        if (at == null) {
            return null;
        }
        var value = notes.getInt(at + VALUE);
        var degrees = part(value) + part(value + 8) / 60 + part(value + 16) / 3600;
        if (Double.isNaN(degrees) || Math.abs(degrees) > most) {
            return null;
        }
        var rounded = BigDecimal.valueOf(below ? -degrees : degrees).setScale(DIGITS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A fraction; not a number where nothing is divided by nothing. */
    private double part(int at) {
        var above = notes.getInt(at) & 0xffffffffL;
        var below = notes.getInt(at + 4) & 0xffffffffL;
        return below == 0 ? Double.NaN : (double) above / below;
    }

    private String text(@Nullable Integer at) {
        if (at == null) {
            return "";
        }
        var length = notes.getInt(at + COUNT);
        if (length < 1 || length > LONGEST_TEXT) {
            return "";
        }
        var bytes = new byte[length];
        notes.get(length > 4 ? notes.getInt(at + VALUE) : at + VALUE, bytes);
        return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "").strip();
    }

    /** Notes that say how the camera was held and nothing else. */
    static byte[] of(int orientation) {
        var notes = ByteBuffer.allocate(26).order(ByteOrder.BIG_ENDIAN);
        notes.put((byte) 'M').put((byte) 'M').putShort((short) TIFF).putInt(VALUE);
        notes.putShort((short) 1);
        notes.putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
        notes.putShort((short) orientation).putShort((short) 0);
        notes.putInt(0);
        return notes.array();
    }
}
