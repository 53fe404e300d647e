package org.mortise.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A password of the embedded database, made once and readable for the owner of the home directory only. */
record InstanceSecret(Path file, String value) {

    private static final int BYTES = 24;

    static InstanceSecret of(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        return new InstanceSecret(file, Files.readString(file).strip());
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
    }
}
