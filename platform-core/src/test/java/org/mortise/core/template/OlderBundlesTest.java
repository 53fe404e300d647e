package org.mortise.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.core.template.TestBundles.manifest;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.GrowingKind;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.testing.TestPostgres;

/** Bundles that an older server wrote or installed, in the hands of a newer one. */
class OlderBundlesTest {

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final TestBundles older = server(1);
    private final TestBundles newer = server(3);

    private TestBundles server(int generation) {
        return new TestBundles(postgres, new GrowingKind("thing", generation));
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    private static SortedMap<String, String> bundle(String version, String document) {
        var files = new TreeMap<String, String>();
        files.put("manifest.json", manifest(version));
        files.put("things/cup.json", Json.canonical(Json.parse(document.replace('\'', '"'))));
        return files;
    }

    private static SortedMap<String, String> old(String version) {
        return bundle(version, "{'kind':'thing','key':'cup','label':'Cup','size':'3'}");
    }

    private static SortedMap<String, String> upgraded(String version) {
        return bundle(version, "{'kind':'thing','key':'cup','title':'Cup','size':3,'schemaVersion':3}");
    }

    private String planned(SortedMap<String, String> files) {
        return TestBundles.wait(newer.bundles.plan(BundleFiles.of(files)))
                .items()
                .get(0)
                .action();
    }

    @Test
    void what_an_older_server_installed_is_not_taken_for_changed() {
        older.install(old("1.0.0"));

        assertThat(planned(old("1.0.0"))).isEqualTo("unchanged");
        assertThat(planned(upgraded("1.1.0"))).isEqualTo("unchanged");
        assertThat(planned(bundle("1.1.0", "{'kind':'thing','key':'cup','label':'Mug','size':'3'}")))
                .isEqualTo("update");
    }

    @Test
    void installing_it_once_more_publishes_nothing() {
        older.install(old("1.0.0"));
        TestBundles.wait(newer.metadata.refresh());
        var before = newer.revision();

        newer.install(old("1.0.0"));
        newer.install(upgraded("1.0.0"));

        assertThat(newer.revision()).isEqualTo(before);
    }

    @Test
    void it_is_exported_as_of_now_and_that_is_the_same_when_it_is_installed() {
        older.install(old("1.0.0"));

        var exported = newer.export();

        assertThat(exported).isEqualTo(upgraded("1.0.0"));
        newer.install(exported);
        assertThat(newer.export()).isEqualTo(exported);
    }

    @Test
    void only_what_somebody_changed_makes_a_conflict() {
        older.install(old("1.0.0"));
        var cup = new MetadataId("thing", new ObjectKey("crm", "cup"));
        TestBundles.wait(newer.desk.saveDraft(
                TestBundles.CALLER,
                cup,
                null,
                Json.parse("{\"kind\":\"thing\",\"key\":\"cup\",\"title\":\"Cup\",\"size\":5,\"schemaVersion\":3}")));
        TestBundles.wait(newer.desk.publish(TestBundles.CALLER, cup, null, ""));

        var item = TestBundles.wait(newer.bundles.plan(
                        BundleFiles.of(bundle("2.0.0", "{'kind':'thing','key':'cup','label':'Mug','size':'3'}"))))
                .items()
                .get(0);

        assertThat(item.action()).isEqualTo("conflict");
        assertThat(item.ours()).containsExactly("/size");
        assertThat(item.theirs()).containsExactly("/title");
    }

    @Test
    void a_bundle_for_a_newer_server_is_refused_with_the_file() {
        var files = bundle("1.0.0", "{'kind':'thing','key':'cup','title':'Cup','schemaVersion':4}");

        var refusal =
                catchThrowableOfType(Rejected.class, () -> TestBundles.wait(newer.bundles.plan(BundleFiles.of(files))));

        assertThat(refusal.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly("metadata_too_new /things/cup.json/schemaVersion");
    }
}
