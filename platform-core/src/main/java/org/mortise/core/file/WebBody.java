package org.mortise.core.file;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;

/** The body of an answer over HTTP/1.1: as long as it says, or in chunks, or to the end; never for longer than there is time. */
final class WebBody extends FilterInputStream {

    private static final int LONGEST_LINE = 8 * 1024;

    private final Closeable connection;
    private final Clock clock;
    private final Instant until;
    private final boolean chunked;
    /** What is left of the body, or of the chunk; negative when only the end tells. */
    private long left;

    private boolean over;

    /**
     * @param connection closed with it
     * @param length negative when it is not said
     */
    WebBody(InputStream in, Closeable connection, long length, boolean chunked, Clock clock, Instant until) {
        super(in);
        this.connection = connection;
        this.chunked = chunked;
        this.left = chunked ? 0 : length;
        this.clock = clock;
        this.until = until;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (chunked && left == 0 && !over) {
            nextChunk();
        }
        if (over || left == 0) {
            return -1;
        }
        if (clock.instant().isAfter(until)) {
            throw new IOException("it takes too long");
        }
        var read = in.read(into, from, left < 0 ? most : (int) Math.min(most, left));
        if (read < 0) {
            if (left > 0) {
                throw new IOException("it ends too soon");
            }
            over = true;
            return -1;
        }
        if (left > 0) {
            left -= read;
            if (chunked && left == 0) {
                line(in);
            }
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private void nextChunk() throws IOException {
        var size = line(in).split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,12}")) {
            throw new IOException("no chunk");
        }
        left = Long.parseLong(size, 16);
        over = left == 0;
    }

    /** A line without its end. */
    static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || line.length() >= LONGEST_LINE) {
                throw new IOException("no line");
            }
            line.append((char) one);
        }
        return line.toString().strip();
    }
}
