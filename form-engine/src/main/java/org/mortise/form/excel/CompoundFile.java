package org.mortise.form.excel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Why a compound file is not read: it is an old workbook, of Excel or of WPS, or a new one behind a password. */
final class CompoundFile {

    private static final int SECTOR = 512;
    private static final int DIRECTORY_AT = 48;
    private static final int LOOKED_AT = 8 * SECTOR;

    private CompoundFile() {}

    /** What lies in it tells; where that cannot be seen, its name does. */
    static String refusal(Path file, String name) throws IOException {
        var directory = directory(file);
        if (directory.contains("EncryptedPackage")) {
            return "workbook_encrypted";
        }
        return directory.contains("Workbook")
                        || directory.contains("Book")
                        || name.toLowerCase(Locale.ROOT).endsWith(".xls")
                ? "workbook_old_format"
                : "workbook_encrypted";
    }

    /** Names of what lies in the file, as they stand where its header says that they are; cut off where there are many. */
    private static String directory(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var header = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
            if (channel.read(header, 0) < SECTOR) {
                return "";
            }
            var sector = header.getInt(DIRECTORY_AT);
            var names = ByteBuffer.allocate(LOOKED_AT);
            if (sector < 0 || channel.read(names, (sector + 1L) * SECTOR) < 0) {
                return "";
            }
            return new String(names.array(), StandardCharsets.UTF_16LE);
        }
    }
}
