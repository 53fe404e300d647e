package org.mortise.form.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file of a zip archive, which is not what was packed unless it ends with the sum that the archive gives of it. */
final class ZipContent extends FilterInputStream {

    private final CheckedInputStream summed;
    private final ZipEntry entry;

    private ZipContent(CheckedInputStream summed, ZipEntry entry) {
        super(summed);
        this.summed = summed;
        this.entry = entry;
    }

    static InputStream of(ZipFile zip, ZipEntry entry) throws IOException {
        return new ZipContent(new CheckedInputStream(zip.getInputStream(entry), new CRC32()), entry);
    }

    @Override
    public int read() throws IOException {
        return judged(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return judged(super.read(into, offset, length));
    }

    private int judged(int read) throws IOException {
        if (read < 0
                && entry.getCrc() >= 0
                && entry.getCrc() != summed.getChecksum().getValue()) {
            throw new ZipException("damaged: " + entry.getName());
        }
        return read;
    }
}
