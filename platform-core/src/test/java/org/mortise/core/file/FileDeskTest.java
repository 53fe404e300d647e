package org.mortise.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.TestPostgres;

/** Files from their upload to their end. */
class FileDeskTest {

    private static final StoredFile.Place PLACE = new StoredFile.Place(ObjectKey.parse("shop.visit"), "files");
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID RECORD = UUID.randomUUID();

    @TempDir
    Path directory = Path.of("");

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final FixedClock clock = new FixedClock("2026-03-05T02:00:00Z");
    private final Database database = postgres.database();

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void what_was_kept_is_found_with_what_is_known_of_it() throws IOException {
        var kept = upload(ANN, "text", null);

        assertThat(done(desk().find(kept.id()))).contains(kept);
        assertThat(Files.readString(desk().path(kept))).isEqualTo("text");
        assertThat(kept.content().sha256()).startsWith("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a");
        assertThat(kept.state()).isEqualTo(StoredFile.State.UPLOADED);
    }

    @Test
    void only_what_its_writer_brought_or_the_record_has_is_given_to_it() throws IOException {
        var mine = upload(ANN, "mine", null);
        var others = upload(BOB, "others", null);

        assertThat(attach(RECORD, ANN, others)).isFalse();
        assertThat(attach(RECORD, null, mine)).isFalse();
        assertThat(attach(RECORD, ANN, mine)).isTrue();
        assertThat(attach(UUID.randomUUID(), ANN, mine)).as("in two records").isFalse();
        assertThat(attach(RECORD, BOB, mine)).as("again in its own").isTrue();
        assertThat(stateOf(mine)).isEqualTo(StoredFile.State.ATTACHED);
    }

    @Test
    void a_copy_is_its_copiers_and_outlives_the_original() throws IOException {
        var original = upload(ANN, "text", null);
        var newer = upload(ANN, "newer", original);
        var copy = done(desk().copy(newer, BOB));

        assertThat(done(desk().find(copy.id()))).contains(copy);
        assertThat(copy.version()).isEqualTo(1);
        assertThat(copy.content()).isEqualTo(newer.content());
        assertThat(copy.place()).isEqualTo(newer.place());
        assertThat(attach(RECORD, ANN, copy)).isFalse();
        assertThat(attach(RECORD, BOB, copy)).isTrue();

        done(desk().withdraw(ANN, newer.id()));

        assertThat(Files.readString(desk().path(copy))).isEqualTo("newer");
        assertThat(catchThrowableOfType(Rejected.class, () -> done(desk().copy(newer, BOB))))
                .as("of what is gone")
                .isNotNull();
    }

    @Test
    void versions_go_and_come_with_the_newest() throws IOException {
        var first = upload(ANN, "first", null);
        attach(RECORD, ANN, first);
        var second = upload(BOB, "second", first);

        release(first);
        attach(RECORD, BOB, second);

        assertThat(stateOf(first)).isEqualTo(StoredFile.State.ATTACHED);
        assertThat(done(desk().versions(List.of(second.id()))))
                .extracting(StoredFile::version)
                .containsExactly(2, 1);

        release(second);
        assertThat(List.of(stateOf(first), stateOf(second))).containsOnly(StoredFile.State.ORPHANED);
    }

    @Test
    void what_cannot_be_kept_does_not_stay_where_it_lay() throws IOException {
        var last = upload(ANN, "1", null);
        for (var version = 2; version <= 100; version++) {
            last = upload(ANN, "" + version, last);
        }
        var newest = last;

        assertThat(refused(() -> {
                    try {
                        upload(ANN, "101", newest);
                    } catch (IOException broken) {
                        throw new java.io.UncheckedIOException(broken);
                    }
                }))
                .isEqualTo(Rejected.Kind.CONFLICT);
        try (var lying = Files.list(desk().begin().getParent())) {
            assertThat(lying).isEmpty();
        }
    }

    @Test
    void what_nothing_refers_to_goes_after_a_day_and_what_was_let_go_with_the_trash() throws IOException {
        var unused = upload(ANN, "unused", null);
        var held = upload(ANN, "held", null);
        var dropped = upload(ANN, "dropped", null);
        attach(RECORD, ANN, held);
        attach(RECORD, ANN, dropped);
        release(dropped);
        var begun = Files.writeString(desk().begin(), "half");
        Files.setLastModifiedTime(begun, FileTime.from(clock.instant()));

        clock.advance(Duration.ofHours(25));
        purge();
        assertThat(List.of(exists(unused), exists(held), exists(dropped), Files.exists(begun)))
                .containsExactly(false, true, true, false);

        clock.advance(Duration.ofDays(31));
        purge();
        assertThat(List.of(exists(held), exists(dropped))).containsExactly(true, false);
    }

    @Test
    void only_the_uploader_takes_back_and_only_what_is_not_used() throws IOException {
        var mine = upload(ANN, "mine", null);

        assertThat(refused(() -> done(desk().withdraw(BOB, mine.id())))).isEqualTo(Rejected.Kind.NOT_FOUND);
        done(desk().withdraw(ANN, mine.id()));
        assertThat(exists(mine)).isFalse();

        var used = upload(ANN, "used", null);
        attach(RECORD, ANN, used);
        assertThat(refused(() -> done(desk().withdraw(ANN, used.id())))).isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(exists(used)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp"})
    void webp_is_drawn_small_too(String name) throws IOException {
        var thumbnails = new Thumbnails(DiskFileStore.of(directory));
        try (var picture = FileDeskTest.class.getResourceAsStream("/files/" + name)) {
            var photo = keep(
                    new Examination(List.of(), true, java.time.ZoneOffset.UTC),
                    Objects.requireNonNull(picture).readAllBytes(),
                    name,
                    ANN,
                    null);

            var small = ImageIO.read(done(thumbnails.of(photo)).orElseThrow().toFile());

            assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(480, 240);
            assertThat(isRed(small.getRGB(20, 120))).as("the left half is red").isTrue();
            assertThat(isRed(small.getRGB(460, 120))).isFalse();
        }
        thumbnails.stop();
    }

    @Test
    void a_small_picture_is_upright_and_drawn_once() throws IOException {
        var store = DiskFileStore.of(directory);
        var thumbnails = new Thumbnails(store);
        var photo = keep(
                new Examination(List.of(), true, java.time.ZoneOffset.UTC),
                Pictures.withNotes(Pictures.drawn("jpeg", 1200, 600), 6),
                "photo.jpg",
                ANN,
                null);

        var small = ImageIO.read(done(thumbnails.of(photo)).orElseThrow().toFile());

        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(240, 480);
        assertThat(isRed(small.getRGB(120, 20))).as("what was left is up").isTrue();
        assertThat(isRed(small.getRGB(120, 460))).isFalse();
        assertThat(done(thumbnails.of(photo))).isPresent();
        assertThat(done(thumbnails.of(upload(ANN, "no picture", null)))).isEmpty();
        thumbnails.stop();
    }

    private static boolean isRed(int rgb) {
        var color = new Color(rgb);
        return color.getRed() > 180 && color.getBlue() < 80;
    }

    private FileDesk desk() {
        return FileDesk.of(database, DiskFileStore.of(directory), clock);
    }

    private StoredFile upload(UUID person, String content, @Nullable StoredFile replaced) throws IOException {
        return keep(
                new Examination(List.of(), true, java.time.ZoneOffset.UTC),
                content.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "note.txt",
                person,
                replaced);
    }

    private StoredFile keep(
            Examination examination, byte[] content, String name, UUID person, @Nullable StoredFile replaced)
            throws IOException {
        var examined = examination.of(Files.write(desk().begin(), content), name);
        return done(desk().keep(examined, PLACE, person, replaced));
    }

    private boolean attach(UUID record, @Nullable UUID person, StoredFile file) {
        try {
            done(database.inTransaction(transaction -> desk().attach(transaction, record, person, List.of(file.id()))));
            return true;
        } catch (Rejected refused) {
            return false;
        }
    }

    private void release(StoredFile file) {
        done(database.inTransaction(transaction -> desk().release(transaction, RECORD, List.of(file.id()))));
    }

    @Test
    void files_of_a_field_that_stays_away_go_when_the_trash_would_not_hold_them_either() throws IOException {
        var held = upload(ANN, "held", null);
        attach(RECORD, ANN, held);
        retired("now()");
        clock.advance(Duration.ofDays(1));
        purge();
        assertThat(exists(held)).as("a field that has just gone may come back").isTrue();

        retired("timestamptz '2026-01-01'");
        purge();

        assertThat(exists(held)).isFalse();
    }

    @Test
    void files_of_a_field_that_came_back_stay() throws IOException {
        var held = upload(ANN, "held", null);
        attach(RECORD, ANN, held);
        retired("NULL");
        clock.advance(Duration.ofDays(90));
        purge();

        assertThat(exists(held)).isTrue();
    }

    private void retired(String when) {
        done(postgres.pool()
                .query(
                        "INSERT INTO form_storage (form, field, table_name, live, retired_at) VALUES ('shop.visit', 'files',"
                                + " 't', false, " + when
                                + ") ON CONFLICT (form, field) DO UPDATE SET retired_at = EXCLUDED.retired_at")
                .execute());
    }

    private void purge() {
        done(FilePurge.of(desk(), Duration.ofHours(24), Duration.ofDays(30)).purge());
    }

    private boolean exists(StoredFile file) {
        return Files.exists(desk().path(file)) && done(desk().find(file.id())).isPresent();
    }

    private StoredFile.State stateOf(StoredFile file) {
        return done(desk().find(file.id())).orElseThrow().state();
    }

    private static Rejected.Kind refused(Runnable work) {
        return catchThrowableOfType(Rejected.class, work::run).kind();
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().indefinitely();
    }
}
