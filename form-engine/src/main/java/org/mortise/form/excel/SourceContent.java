package org.mortise.form.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;

/** The content of a file that a row names. Whatever goes wrong while it is read is told as a mistake of the row. */
final class SourceContent extends InputStream {

    private static final Logger LOG = Logger.getLogger(SourceContent.class);

    private final InputStream content;
    private final String unreadable;

    /** Opens a file of the workbook, the archive or a host; gives null when it is not there. */
    @FunctionalInterface
    interface Opening {
        @Nullable
        InputStream open() throws IOException;
    }

    private interface Reading {
        int read() throws IOException;
    }

    /** @param unreadable code of what is told then */
    SourceContent(Opening opening, String unreadable) {
        this.unreadable = unreadable;
        this.content = opened(opening, unreadable);
    }

    private static InputStream opened(Opening opening, String unreadable) {
        try {
            var content = opening.open();
            if (content == null) {
                throw refused("file_empty");
            }
            return content;
        } catch (IOException | UncheckedIOException broken) {
            throw refused(unreadable);
        }
    }

    @Override
    public int read() {
        return told(content::read);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        return told(() -> content.read(into, offset, length));
    }

    private int told(Reading reading) {
        try {
            return reading.read();
        } catch (IOException | UncheckedIOException broken) {
            throw refused(unreadable);
        }
    }

    /** What was read is there, however its source lets go of it. */
    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException | UncheckedIOException late) {
            LOG.debugf(late, "a file that was read could not be closed");
        }
    }

    private static Rejected refused(String code) {
        return Rejected.because(Rejected.Kind.INVALID, code);
    }
}
