package org.mortise.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;

class BundlesTest {

    private static final InstallOptions PLAIN = new InstallOptions(false, Choices.NONE, null);
    private static final InstallOptions WITH_SAMPLE = new InstallOptions(true, Choices.NONE, null);
    private static final MetadataId CUP = new MetadataId("form", new ObjectKey("crm", "cup"));

    private final TestBundles server = new TestBundles();
    private final MemoryRecords records = server.records;
    private final Metadata metadata = server.metadata;
    private final MetadataDesk desk = server.desk;
    private final People people = server.people;
    private final Departments departments = server.departments;
    private final Bundles bundles = server.bundles;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_plan_writes_nothing_and_installing_it_does_what_it_said() {
        var plan = wait(bundles.plan(bundle("1.0.0", cup("Cup"))));
        assertThat(plan.items()).extracting(Plan.Item::action).containsExactly("create");
        assertThat(wait(desk.list("form", null))).isEmpty();

        wait(bundles.install(TestBundles.CALLER, bundle("1.0.0", cup("Cup")), PLAIN));

        assertThat(published().doc().path("title").asText()).isEqualTo("Cup");
        assertThat(wait(desk.read(CUP)).origin()).isEqualTo("bundle");
    }

    @Test
    void installing_twice_changes_nothing() {
        wait(bundles.install(TestBundles.CALLER, bundle("1.0.0", cup("Cup")), PLAIN));
        var revision = metadata.snapshot().revision();

        var again = wait(bundles.install(TestBundles.CALLER, bundle("1.0.0", cup("Cup")), PLAIN));

        assertThat(again.items()).extracting(Plan.Item::action).containsExactly("unchanged");
        assertThat(metadata.snapshot().revision()).isEqualTo(revision);
    }

    @Test
    void an_upgrade_keeps_what_was_changed_here_and_takes_what_the_bundle_changed() {
        wait(bundles.install(TestBundles.CALLER, bundle("1.0.0", cup("Cup")), PLAIN));
        edit(cup("My cup"));

        wait(bundles.install(TestBundles.CALLER, bundle("1.1.0", cup("Cup")), PLAIN));
        assertThat(published().doc().path("title").asText()).isEqualTo("My cup");

        var conflict = rejected(() -> wait(bundles.install(TestBundles.CALLER, bundle("1.2.0", cup("Mug")), PLAIN)));
        assertThat(conflict.problems())
                .containsExactly(Problem.at("/forms/cup.json", "bundle_conflict", Map.of("key", "form crm.cup")));

        wait(bundles.install(
                TestBundles.CALLER,
                bundle("1.2.0", cup("Mug")),
                new InstallOptions(false, Choices.all(Choices.Side.OURS), null)));
        assertThat(published().doc().path("title").asText()).isEqualTo("My cup");
        assertThat(wait(bundles.plan(bundle("1.2.0", cup("Mug")))).items())
                .extracting(Plan.Item::action)
                .containsExactly("unchanged");

        wait(bundles.install(
                TestBundles.CALLER,
                bundle("1.3.0", cup("Glass")),
                new InstallOptions(false, Choices.all(Choices.Side.THEIRS), null)));
        assertThat(published().doc().path("title").asText()).isEqualTo("Glass");
        wait(bundles.install(TestBundles.CALLER, bundle("1.4.0", cup("Bowl")), PLAIN));
        assertThat(published().doc().path("title").asText()).isEqualTo("Bowl");
    }

    @Test
    void conflicts_are_told_with_what_each_side_changed_and_decided_one_by_one() {
        var mug = new MetadataId("form", new ObjectKey("crm", "mug"));
        wait(bundles.install(TestBundles.CALLER, bundle("1.0.0", cup("Cup"), cup("mug", "Mug")), PLAIN));
        edit(cup("My cup"));
        edit(mug, cup("mug", "My mug"));
        var next = bundle("2.0.0", cup("Bowl"), cup("mug", "Jar"));

        assertThat(wait(bundles.plan(next)).items())
                .extracting(Plan.Item::action, Plan.Item::ours, Plan.Item::theirs)
                .containsExactly(
                        tuple("conflict", List.of("/title"), List.of("/title")),
                        tuple("conflict", List.of("/title"), List.of("/title")));
        var undecided = rejected(() -> wait(bundles.install(
                TestBundles.CALLER,
                next,
                new InstallOptions(false, Choices.NONE.with(mug, Choices.Side.THEIRS), null))));
        assertThat(undecided.problems()).extracting(Problem::path).containsExactly("/forms/cup.json");

        wait(bundles.install(
                TestBundles.CALLER,
                next,
                new InstallOptions(false, Choices.all(Choices.Side.OURS).with(mug, Choices.Side.THEIRS), null)));

        assertThat(published().doc().path("title").asText()).isEqualTo("My cup");
        assertThat(metadata.snapshot()
                        .find("form", mug.key())
                        .orElseThrow()
                        .doc()
                        .path("title")
                        .asText())
                .isEqualTo("Jar");
        assertThat(wait(bundles.plan(next)).items())
                .extracting(Plan.Item::action)
                .containsOnly("unchanged");
    }

    @Test
    void an_export_is_what_was_installed_byte_for_byte() {
        var files = new TreeMap<>(bundle("1.0.0", cup("杯子")).texts());
        files.put("data/sample/users.jsonl", "{\"login\":\"wang.fang\",\"name\":\"王芳\"}\n");
        files.put("data/sample/cup.jsonl", "{\"data\":{\"name\":\"a\",\"size\":1.50},\"ref\":\"c1\"}\n");

        wait(bundles.install(TestBundles.CALLER, BundleFiles.of(files), PLAIN));

        assertThat(wait(bundles.export("crm")).texts()).isEqualTo(files);
    }

    @Test
    void a_bundle_with_any_mistake_changes_nothing_and_names_all_of_them() {
        var files = new TreeMap<>(bundle("1.0.0", cup("Cup")).texts());
        files.put("forms/saucer.json", "{\"kind\": \"form\", \"key\": \"saucer\", \"size\": -1}");
        files.put(
                "views/list.json", "{\"kind\": \"view\", \"key\": \"list\", \"title\": \"x\", \"friend\": \"nobody\"}");
        files.put("data/sample/ghost.jsonl", "{\"data\":{},\"flow_state\":\"running\"}\n");
        files.put("data/sample/users.jsonl", "{\"login\":\"a\",\"manager\":\"b\"}\n");

        var refusal = rejected(() -> wait(bundles.install(TestBundles.CALLER, BundleFiles.of(files), WITH_SAMPLE)));

        assertThat(refusal.problems())
                .extracting(Problem::path, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("/forms/saucer.json/title", "schema_required"),
                        tuple("/forms/saucer.json/size", "schema_too_small"),
                        tuple("/views/list.json/friend", "reference_missing"),
                        tuple("/data/sample/ghost.jsonl", "reference_missing"),
                        tuple("/data/sample/ghost.jsonl/1/flow_state", "sample_value_unknown"),
                        tuple("/data/sample/users.jsonl/1/manager", "sample_value_unknown"));
        assertThat(wait(desk.list("form", null))).isEmpty();
    }

    @Test
    void files_that_do_not_belong_and_engines_that_do_not_fit_are_refused() {
        assertThat(codes(BundleFiles.of(Map.of("forms/cup.json", "{}")))).containsExactly("bundle_without_manifest");
        assertThat(codes(with(bundle("1.0.0"), "run.sh", "rm -rf /"))).containsExactly("bundle_unknown_file");
        assertThat(codes(with(bundle("1.0.0"), "forms/x.json", "{"))).containsExactly("malformed_json");
        assertThat(codes(with(
                        bundle("1.0.0"),
                        "manifest.json",
                        TestBundles.manifest("1.0.0").replace(">=0.1", ">=0.2"))))
                .containsExactly("bundle_needs_other_engine");
        assertThat(codes(with(bundle("1.0.0"), "manifest.json", "{\"format\": 2}")))
                .contains("schema_value", "schema_required");
    }

    @Test
    void a_sample_brings_people_and_records_and_goes_without_a_trace() {
        var files = new TreeMap<>(bundle("1.0.0", cup("Cup")).texts());
        files.put(
                "data/sample/departments.jsonl",
                "{\"ref\":\"team\",\"name\":\"Team\",\"parent\":\"top\"}\n{\"ref\":\"top\",\"name\":\"Top\",\"head\":\"li\"}\n");
        files.put(
                "data/sample/users.jsonl",
                "{\"login\":\"wang\",\"name\":\"王\",\"department\":\"team\",\"manager\":\"li\",\"roles\":[\"sales\"]}\n{\"login\":\"li\",\"name\":\"李\",\"department\":\"top\"}\n");
        files.put(
                "data/sample/cup.jsonl",
                "{\"ref\":\"c1\",\"data\":{\"name\":\"first\",\"likes\":[{\"cup\":{\"ref\":\"c2\"}}],\"owner\":{\"user\":\"wang\"},\"on\":{\"relative\":\"today-30d\"}}}\n"
                        + "{\"ref\":\"c2\",\"data\":{\"name\":\"second\"},\"flow_state\":\"approved\"}\n");
        var sample = BundleFiles.of(files);

        var plan = wait(bundles.install(TestBundles.CALLER, sample, WITH_SAMPLE));
        wait(bundles.install(TestBundles.CALLER, sample, WITH_SAMPLE));

        assertThat(plan.sample()).isEqualTo(new Plan.Sample(2, 2));
        var wang = wait(people.byLogin("wang")).orElseThrow();
        assertThat(records.all.values())
                .extracting(data -> data.path("name").asText())
                .containsExactly("second", "first");
        var second = records.all.keySet().iterator().next();
        var first = List.copyOf(records.all.values()).get(1);
        assertThat(first.at("/likes/0/cup").asText()).isEqualTo(second.toString());
        assertThat(records.states).containsExactly(entry(second, "approved"));
        assertThat(first.path("owner").asText()).isEqualTo(wang.id().toString());
        assertThat(first.path("on").asText()).isEqualTo("2026-02-08");
        assertThat(wait(people.withRole(new ObjectKey("crm", "sales")))).containsExactly(wang.id());
        assertThat(wait(people.superiorOf(wang.id(), 1)))
                .isEqualTo(wait(people.byLogin("li")).map(li -> li.id()));

        wait(bundles.removeSample(TestBundles.CALLER, "crm"));

        assertThat(records.all).isEmpty();
        assertThat(wait(people.search("", 10))).isEmpty();
        assertThat(wait(departments.all())).isEmpty();
        wait(bundles.install(TestBundles.CALLER, sample, WITH_SAMPLE));
        assertThat(wait(people.byLogin("wang")).orElseThrow().active()).isTrue();
        assertThat(records.all).hasSize(2);
    }

    @Test
    void a_sample_that_a_form_refuses_takes_the_installation_with_it() {
        var files = with(bundle("1.0.0", cup("Cup")), "data/sample/cup.jsonl", "{\"data\":{\"name\":\"bad\"}}\n");

        var refusal = rejected(() -> wait(bundles.install(TestBundles.CALLER, files, WITH_SAMPLE)));

        assertThat(refusal.problems()).extracting(Problem::path).containsExactly("/data/sample/cup.jsonl/1/data/name");
        assertThat(wait(desk.list("form", null))).isEmpty();
        assertThat(metadata.snapshot().all("form")).isEmpty();
    }

    private PublishedObject published() {
        return metadata.snapshot().find("form", CUP.key()).orElseThrow();
    }

    private void edit(JsonNode doc) {
        edit(CUP, doc);
    }

    private void edit(MetadataId id, JsonNode doc) {
        wait(desk.saveDraft(TestBundles.CALLER, id, null, doc));
        wait(desk.publish(TestBundles.CALLER, id, null, ""));
    }

    private List<String> codes(BundleFiles files) {
        return rejected(() -> wait(bundles.plan(files))).problems().stream()
                .map(Problem::code)
                .toList();
    }

    static BundleFiles bundle(String version, JsonNode... forms) {
        var files = new TreeMap<String, String>();
        files.put("manifest.json", TestBundles.manifest(version));
        for (var form : forms) {
            files.put("forms/" + form.path("key").asText() + ".json", Json.canonical(form));
        }
        return BundleFiles.of(files);
    }

    private static BundleFiles with(BundleFiles files, String path, String text) {
        var more = new TreeMap<>(files.texts());
        more.put(path, text);
        return BundleFiles.of(more);
    }

    private static JsonNode cup(String title) {
        return cup("cup", title);
    }

    private static JsonNode cup(String key, String title) {
        return Json.object().put("kind", "form").put("key", key).put("title", title);
    }

    private static Rejected rejected(ThrowingCallable call) {
        return catchThrowableOfType(Rejected.class, call);
    }

    private static <T> T wait(Uni<T> uni) {
        return TestBundles.wait(uni);
    }
}
