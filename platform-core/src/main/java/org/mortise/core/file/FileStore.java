package org.mortise.core.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * Where the bytes of files lie: a directory of this installation, or another place that keeps a local copy of what it is asked for.
 * What is kept never changes, and names never come from outside.
 */
public interface FileStore {

    /** A local place to write a file to before it is kept. */
    Path begin() throws IOException;

    /** Takes over a finished local file, as a whole or not at all. */
    void keep(UUID id, Path finished) throws IOException;

    /** Keeps what is kept under {@code original} under another id as well; each lives and goes by itself. */
    void copy(UUID original, UUID id) throws IOException;

    /** Where the file of this id can be read; nothing lies there when it is gone. */
    Path path(UUID id) throws IOException;

    void remove(UUID id) throws IOException;

    /** Removes what was begun before {@code before} and never finished. */
    void tidy(Instant before) throws IOException;
}
