package org.mortise.core.file;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Rejected;

/** Takes files in, knows them, and gives them to records; who may is decided by those who call. */
@ApplicationScoped
public class FileDesk {

    /** Files that one person may have brought without saving what they are for. */
    public static final int MOST_WAITING = 500;

    private static final int MOST_VERSIONS = 100;

    private final Database database;
    private final FileStore store;
    private final Clock clock;
    private final FileTable table = new FileTable();

    FileDesk(Database database, FileStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Outside the container, for tests. */
    public static FileDesk of(Database database, FileStore store, Clock clock) {
        return new FileDesk(database, store, clock);
    }

    /** Where bytes are written to before they are examined. */
    public Path begin() throws IOException {
        return store.begin();
    }

    public Path path(StoredFile file) {
        return path(file.id());
    }

    public Path path(UUID id) {
        try {
            return store.path(id);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Refuses whoever brings files and never uses them. */
    public Uni<Void> admit(UUID person) {
        return admit(person, MOST_WAITING);
    }

    /** @param most how many files may wait for a record that holds them */
    public Uni<Void> admit(UUID uploader, int most) {
        return table.waiting(database.pool(), uploader)
                .invoke(waiting -> {
                    if (waiting >= most) {
                        throw Rejected.because(Rejected.Kind.TOO_MANY, "files_waiting");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Keeps an examined file, or removes it where it lies. What is known is written first: bytes that nothing knows of would never be
     * removed.
     *
     * @param place what it is for; null for the workbook of an import
     * @param replaced the version that it takes the place of; null for a first one
     */
    public Uni<StoredFile> keep(
            Examined examined, StoredFile.@Nullable Place place, UUID person, @Nullable StoredFile replaced) {
        return Uni.createFrom()
                .deferred(() -> kept(examined, place, person, replaced))
                .onFailure()
                .call(() -> dropped(examined.path()));
    }

    private static Uni<Void> dropped(Path refused) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> {
                    try {
                        Files.deleteIfExists(refused);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                });
    }

    private Uni<StoredFile> kept(
            Examined examined, StoredFile.@Nullable Place place, UUID person, @Nullable StoredFile replaced) {
        var version = replaced == null ? 1 : replaced.version() + 1;
        if (version > MOST_VERSIONS) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "file_versions_too_many");
        }
        var file = new StoredFile(
                Ids.next(),
                place,
                examined.content(),
                examined.picture(),
                examined.shot(),
                person,
                clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                StoredFile.State.UPLOADED,
                null,
                replaced == null ? null : replaced.id(),
                version);
        return table.insert(database.pool(), file)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> move(examined.path(), file.id()))
                .onFailure()
                .call(() -> table.withdraw(database.pool(), file.id(), person))
                .replaceWith(file);
    }

    /** A copy of a file for the same field, to be given to another record; what it replaced stays behind. */
    public Uni<StoredFile> copy(StoredFile original, UUID person) {
        var copy = new StoredFile(
                Ids.next(),
                original.place(),
                original.content(),
                original.picture(),
                original.shot(),
                person,
                clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                StoredFile.State.UPLOADED,
                null,
                null,
                1);
        return table.insert(database.pool(), copy)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> copyBytes(original.id(), copy.id()))
                .onFailure()
                .call(() -> table.withdraw(database.pool(), copy.id(), person))
                .replaceWith(copy);
    }

    private void copyBytes(UUID original, UUID copy) {
        try {
            store.copy(original, copy);
        } catch (NoSuchFileException gone) {
            throw Rejected.notFound();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void move(Path finished, UUID id) {
        try {
            store.keep(id, finished);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Uni<Optional<StoredFile>> find(UUID id) {
        return table.find(database.pool(), id);
    }

    public Uni<List<StoredFile>> all(Transaction transaction, Collection<UUID> ids) {
        return table.all(transaction.connection(), ids);
    }

    /** The files with all versions before them, newest first. */
    public Uni<List<StoredFile>> versions(Collection<UUID> ids) {
        return table.versions(database.pool(), ids);
    }

    /**
     * Gives files to a record, with their earlier versions; refused unless each is new and the person's own, or the record's.
     *
     * @param person who writes; null for the platform, which brings no files
     */
    public Uni<Void> attach(Transaction transaction, UUID record, @Nullable UUID person, Collection<UUID> ids) {
        return table.attach(transaction.connection(), record, person, ids)
                .invoke(attached -> {
                    if (attached != ids.size()) {
                        throw Rejected.because(Rejected.Kind.CONFLICT, "file_taken");
                    }
                })
                .replaceWithVoid();
    }

    /** Takes files from a record, with their earlier versions; they can be given back as long as the trash keeps records. */
    public Uni<Void> release(Transaction transaction, UUID record, Collection<UUID> ids) {
        return table.release(transaction.connection(), record, ids, clock.instant());
    }

    /** Keeps a file that belongs to no record from being removed as unused. */
    public Uni<Void> use(Transaction transaction, UUID id) {
        return table.use(transaction.connection(), id);
    }

    /** Forgets a file that belonged to no record and has served. */
    public Uni<Void> discard(UUID id) {
        return table.discard(database.pool(), id)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> remove(id))
                .replaceWithVoid();
    }

    /** Forgets what somebody uploaded and did not use; anything else is not found. */
    public Uni<Void> withdraw(UUID person, UUID id) {
        return table.withdraw(database.pool(), id, person)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(found -> {
                    if (!found) {
                        throw Rejected.notFound();
                    }
                    remove(id);
                })
                .replaceWithVoid();
    }

    private void remove(UUID id) {
        try {
            var path = store.path(id);
            store.remove(id);
            Files.deleteIfExists(Thumbnails.beside(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Removes files whose time has come, at most {@code most}; how many there were. */
    Uni<Integer> purge(java.time.Duration unused, java.time.Duration released, int most) {
        var now = clock.instant();
        return table.purge(database.pool(), now.minus(unused), now.minus(released), most)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(gone -> gone.forEach(this::remove))
                .map(List::size);
    }

    void tidy(java.time.Duration unused) {
        try {
            store.tidy(clock.instant().minus(unused));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
