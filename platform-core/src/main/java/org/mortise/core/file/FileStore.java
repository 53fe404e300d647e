package org.mortise.core.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mortise.core.kernel.Ids;

/** Keeps files in a directory of this installation; names never come from outside. */
@ApplicationScoped
public class FileStore {

    private final Path directory;

    FileStore(@ConfigProperty(name = "mortise.files.directory") String directory) {
        this.directory = Path.of(directory);
    }

    /** Takes over a temporary file and returns the id under which it is kept. */
    public UUID keep(Path temporary) throws IOException {
        Files.createDirectories(directory);
        var id = Ids.next();
        Files.move(temporary, path(id), StandardCopyOption.REPLACE_EXISTING);
        return id;
    }

    /** Where the file of this id lies, if it is still there. */
    public Path path(UUID id) {
        return directory.resolve(id.toString());
    }

    public void remove(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }
}
