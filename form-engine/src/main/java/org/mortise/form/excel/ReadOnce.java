package org.mortise.form.excel;

import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.AsyncFile;
import java.nio.file.Path;

/** Files that are made to be sent: each is gone as soon as it has been read. */
final class ReadOnce {

    private ReadOnce() {}

    static Uni<AsyncFile> open(Vertx vertx, Path file) {
        return vertx.fileSystem()
                .open(
                        file.toString(),
                        new OpenOptions().setRead(true).setWrite(false).setDeleteOnClose(true));
    }
}
