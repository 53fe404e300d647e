package org.mortise.core.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mortise.core.kernel.Ids;

/** Keeps files in a directory of this installation, spread over folders by the end of their ids. */
@ApplicationScoped
public class DiskFileStore implements FileStore {

    private static final String INCOMING = "incoming";
    private static final int FOLDER_DIGITS = 2;

    private final Path directory;

    DiskFileStore(@ConfigProperty(name = "mortise.files.directory") String directory) {
        this.directory = Path.of(directory);
    }

    /** Outside the container, for tests. */
    public static DiskFileStore of(Path directory) {
        return new DiskFileStore(directory.toString());
    }

    @Override
    public Path begin() throws IOException {
        return Files.createDirectories(directory.resolve(INCOMING))
                .resolve(Ids.next().toString());
    }

    @Override
    public void keep(UUID id, Path finished) throws IOException {
        var kept = path(id);
        Files.createDirectories(kept.getParent());
        // What comes from elsewhere is copied beside its place first: a crash must not leave half a file under an id.
        var beside = kept.resolveSibling(id + ".part");
        try {
            Files.move(finished, beside, StandardCopyOption.REPLACE_EXISTING);
            if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            Files.deleteIfExists(beside);
            throw full;
        }
    }

    /** What is kept never changes, so that both names can stand for the same bytes. */
    @Override
    public void copy(UUID original, UUID id) throws IOException {
        var kept = path(id);
        Files.createDirectories(kept.getParent());
        try {
            Files.createLink(kept, path(original));
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            var finished = begin();
            Files.copy(path(original), finished);
            keep(id, finished);
        }
    }

    @Override
    public Path path(UUID id) {
        var name = id.toString();
        return directory.resolve(name.substring(name.length() - FOLDER_DIGITS)).resolve(name);
    }

    @Override
    public void remove(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    @Override
    public void tidy(Instant before) throws IOException {
        var incoming = directory.resolve(INCOMING);
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (var begun = Files.newDirectoryStream(incoming)) {
            for (var file : begun) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
