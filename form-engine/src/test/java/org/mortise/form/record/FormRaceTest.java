package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;

/** Forms that change while others change them too, or write records of them. */
class FormRaceTest {

    private static final MetadataId NOTE = new MetadataId("form", ObjectKey.parse("shop.note"));

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void publish() {
        world.publish(note(0));
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** With so many more fields, and columns of its rows. */
    private static String note(int more) {
        var fields = new StringBuilder();
        var columns = new StringBuilder();
        for (var index = 1; index <= more; index++) {
            fields.append(",{'key':'more%d','type':'text','title':'M%d','default':{'value':'d%d'}}"
                    .formatted(index, index, index));
            columns.append(",{'key':'col%d','type':'text','title':'C%d'}".formatted(index, index));
        }
        return "{'kind':'form','key':'note','title':'Note','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'},"
                + "{'key':'lines','type':'subtable','title':'Lines','fields':[{'key':'what','type':'text','title':'What'}"
                + columns
                + "]}" + fields + "]}}";
    }

    /** Runs all of them from the same moment on; what each came to, or what it failed with. */
    private static List<Object> together(List<Callable<?>> works) throws Exception {
        var barrier = new CyclicBarrier(works.size());
        var pool = Executors.newFixedThreadPool(works.size());
        try {
            var running = new ArrayList<Future<Object>>();
            for (var work : works) {
                running.add(pool.submit(() -> {
                    barrier.await(60, TimeUnit.SECONDS);
                    try {
                        return String.valueOf(work.call());
                    } catch (Rejected refused) {
                        return refused.kind();
                    }
                }));
            }
            var came = new ArrayList<Object>();
            for (var one : running) {
                came.add(one.get(120, TimeUnit.SECONDS));
            }
            return came;
        } finally {
            pool.shutdownNow();
        }
    }

    private int version() {
        return Objects.requireNonNull(FormWorld.wait(world.desk().read(NOTE)).version());
    }

    @Test
    void of_two_who_publish_the_same_draft_one_makes_the_next_version_and_the_other_is_told_that_it_is_stale()
            throws Exception {
        for (var turn = 1; turn <= 5; turn++) {
            world.draft(NOTE, note(turn));
            var seen = FormWorld.wait(world.desk().read(NOTE)).draftRevision();
            var before = version();
            Callable<?> publishing = () -> FormWorld.wait(world.desk().publish(PLATFORM, NOTE, seen, ""))
                    .version();

            var came = together(List.of(publishing, publishing));

            assertThat(came).containsExactlyInAnyOrder(String.valueOf(before + 1), Rejected.Kind.CONFLICT);
            assertThat(version()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_draft_and_a_bundle_with_the_same_form_are_published_one_after_the_other() throws Exception {
        for (var turn = 1; turn <= 10; turn++) {
            world.draft(NOTE, note(turn));
            var doc = note(turn);
            var before = version();

            var came = together(List.of(
                    () -> FormWorld.wait(world.desk().publish(PLATFORM, NOTE, null, ""))
                            .version(),
                    () -> {
                        world.publish(doc);
                        return "installed";
                    }));

            assertThat(came).contains("installed").doesNotHaveAnyElementsOfTypes(Rejected.Kind.class);
            assertThat(version()).isEqualTo(before + 2);
        }
    }

    @Test
    void a_form_is_published_again_and_again_while_fifty_write_and_every_record_is_whole() throws Exception {
        world.publish(
                "{'kind':'role','key':'writer','title':'W','grants':[{'form':'note','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}");
        var ann = world.person("ann", "shop.writer");
        var done = new AtomicBoolean();
        var works = new ArrayList<Callable<?>>();
        IntStream.range(0, 50)
                .forEach(writer -> works.add(() -> {
                    var written = 0;
                    for (; !done.get() && written < 200; written++) {
                        var record = world.create(
                                ann,
                                "shop.note",
                                "{'name':'w%d','lines':[{'what':'a'},{'what':'b'}]}".formatted(writer));
                        world.update(ann, record, "{'name':'x%d'}".formatted(writer));
                    }
                    return written;
                }));
        works.add(() -> {
            try {
                for (var more = 1; more <= 6; more++) {
                    // What is known of people is no longer fresh: those who write have to ask again.
                    world.clock.advance(Duration.ofSeconds(2));
                    world.publish(note(more));
                }
                return "published";
            } finally {
                done.set(true);
            }
        });

        var came = together(works);

        assertThat(came.get(50)).isEqualTo("published");
        assertThat(came).doesNotHaveAnyElementsOfTypes(Rejected.Kind.class);
        var written = came.subList(0, 50).stream()
                .mapToInt(count -> Integer.parseInt(String.valueOf(count)))
                .sum();
        assertThat(world.rows("SELECT count(*) AS n FROM rec.shop__note WHERE data->>'name' LIKE 'x%'")
                        .get(0)
                        .getLong("n"))
                .isEqualTo(written);
        assertThat(world.rows("SELECT count(*) AS n FROM rec.shop__note__r_lines")
                        .get(0)
                        .getLong("n"))
                .isEqualTo(2L * written);
        assertThat(world.create(PLATFORM, "shop.note", "{'name':'last'}")
                        .data()
                        .path("more6")
                        .asText())
                .isEqualTo("d6");
    }
}
