package org.mortise.core.file;

import java.io.IOException;
import java.nio.file.Path;

/** Looks a file that has just been brought through for what does harm; found by CDI, none is needed. */
public interface FileScan {

    /**
     * Called on a thread that may wait, before the file is kept.
     *
     * @param name as its sender calls it
     * @throws org.mortise.core.kernel.Rejected when the file must not come in
     * @throws IOException when it cannot be looked through; it does not come in either
     */
    void check(Path file, String name) throws IOException;
}
