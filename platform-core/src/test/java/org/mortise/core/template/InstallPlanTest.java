package org.mortise.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.MetadataId;

class InstallPlanTest {

    private static final MetadataId CUP = new MetadataId("thing", new ObjectKey("kitchen", "cup"));

    @ParameterizedTest(name = "base {0}, ours {1}, theirs {2} -> {3}")
    @CsvSource({
        "    ,     , new, CREATE",
        "one  , one , one, UNCHANGED",
        "one  , one , two, UPDATE",
        "one  , mine, one, UNCHANGED",
        "one  , two , two, UNCHANGED",
        "one  , mine, two, CONFLICT",
        "     , mine, two, CONFLICT",
        "     , two , two, UNCHANGED",
    })
    void three_sides_decide_what_happens(
            @Nullable String base, @Nullable String ours, String theirs, InstallPlan.Action action) {
        var bundle = new Bundle(
                Json.object(),
                List.of(new Bundle.BundleObject(CUP, Json.object().put("v", theirs), "things/cup.json")),
                new TreeMap<>());
        var here = ours == null
                ? Map.<MetadataId, InstallPlan.Installed>of()
                : Map.of(
                        CUP,
                        new InstallPlan.Installed(
                                Json.object().put("v", ours),
                                base == null ? null : Json.object().put("v", base)));

        assertThat(InstallPlan.of(bundle, here).items().get(0).action()).isEqualTo(action);
    }

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        ">=0.1 <1, 0.1.0-SNAPSHOT, true",
        ">=0.1 <1, 0.9.12, true",
        ">=0.1 <1, 1.0.0, false",
        ">=0.2, 0.1.9, false",
        "0.1.3, 0.1.3, true",
        ">0.1.3 <=0.2, 0.2.0, true",
    })
    void a_range_names_the_versions_it_runs_on(String range, String engine, boolean contained) {
        assertThat(EngineRange.parse(range).contains(engine)).isEqualTo(contained);
    }
}
