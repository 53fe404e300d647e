package org.mortise.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/** Ids of one installation do not go unnoticed into another one. */
class CarriedIdsTest {

    private static final String NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final TestBundles server = new TestBundles();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_plan_tells_where_a_document_names_who_is_not_here_and_an_export_whom_it_names() {
        var sales = server.department("Sales");
        var files = files("{'kind':'form','key':'cup','title':'Cup','model':{'fields':["
                + "{'key':'owner','title':'Owner','props':{'scope':{'departments':['" + sales + "','" + NOBODY
                + "']}}}]},"
                + "'note':'not an id: " + NOBODY + "'}");

        var plan = TestBundles.wait(server.bundles.plan(files));
        assertThat(plan.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("bundle_names_elsewhere");
            assertThat(warning.path()).isEqualTo("/forms/cup.json/model/fields/0/props/scope/departments/1");
            assertThat(warning.params())
                    .isEqualTo(Map.of("object", LocalizedText.of("Cup"), "part", LocalizedText.of("Owner")));
        });

        server.install(new TreeMap<>(files.texts()));
        var carried = TestBundles.wait(server.bundles.carried("crm"));
        assertThat(carried)
                .extracting(found -> found.code())
                .containsExactly("bundle_carries_name", "bundle_carries_id");
        assertThat(carried.get(0).params()).containsEntry("name", "Sales");
    }

    @Test
    void an_application_that_names_nobody_carries_nothing() {
        server.install(
                new TreeMap<>(files("{'kind':'form','key':'cup','title':'Cup'}").texts()));

        assertThat(TestBundles.wait(server.bundles.carried("crm"))).isEmpty();
        assertThat(TestBundles.wait(server.bundles.carried("other"))).isEmpty();
    }

    private static BundleFiles files(String form) {
        return BundleFiles.of(Map.of(
                "manifest.json",
                TestBundles.manifest("1.0.0"),
                "forms/cup.json",
                Json.canonical(Json.parse(form.replace('\'', '"')))));
    }
}
