package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/** Looks at documents that come into force together, each in the world that all of them make. Pure. */
final class Examination {

    private final MetadataKinds kinds;
    private final List<Release> ordered;
    private final Map<MetadataId, List<Problem>> shapeProblems = new LinkedHashMap<>();
    private final MetadataSnapshot before;
    private MetadataSnapshot world;

    private Examination(MetadataKinds kinds, MetadataSnapshot world, List<Release> ordered) {
        this.kinds = kinds;
        this.ordered = ordered;
        this.before = world;
        this.world = world;
    }

    static Examination of(MetadataKinds kinds, MetadataSnapshot world, List<Release> releases) {
        var ordered = releases.stream()
                .map(release -> release.with(kinds.current(release.id().kind(), release.doc())))
                .sorted(Comparator.comparingInt((Release release) ->
                                kinds.named(release.id().kind()).order())
                        .thenComparing(Release::id))
                .toList();
        var examination = new Examination(kinds, world, ordered);
        ordered.forEach(examination::checkShape);
        examination.enter();
        ordered.forEach(examination::compile);
        return examination;
    }

    /** The world in which the documents are in force. */
    MetadataSnapshot world() {
        return world;
    }

    /** What was found, in the order in which the documents come into force. */
    List<Examined> examined() {
        return ordered.stream().map(this::judge).map(this::warned).toList();
    }

    /** The same without warnings, which only people read and which are as dear to find as errors. */
    List<Examined> judged() {
        return ordered.stream().map(this::judge).toList();
    }

    boolean fits() {
        return ordered.stream().allMatch(this::fits);
    }

    private void checkShape(Release release) {
        var problems = new ArrayList<Problem>();
        problems.addAll(Envelope.check(release.id(), release.doc()));
        problems.addAll(kinds.named(release.id().kind()).misfits(release.id().key(), release.doc()));
        shapeProblems.put(release.id(), problems);
    }

    /** All documents are known before any is compiled, so that those of one kind may refer to each other. */
    private void enter() {
        world = world.with(
                world.revision(),
                ordered.stream().map(release -> object(release, null)).toList());
    }

    private void compile(Release release) {
        if (!fits(release)) {
            return;
        }
        var compiled = kinds.named(release.id().kind()).compile(release.id().key(), release.doc(), world);
        world = world.with(world.revision(), List.of(object(release, compiled)));
    }

    private Examined judge(Release release) {
        var object = world.find(release.id().kind(), release.id().key()).orElseThrow();
        if (!fits(release)) {
            return new Examined(release, object, new Findings(shapeProblems(release), List.of()));
        }
        var kind = kinds.named(release.id().kind());
        var errors = kind.check(release.id().key(), release.doc(), world);
        return new Examined(release, object, new Findings(errors, List.of()));
    }

    private Examined warned(Examined judged) {
        var release = judged.release();
        if (!fits(release)) {
            return judged;
        }
        var warnings = kinds.named(release.id().kind()).warn(release.id().key(), release.doc(), world);
        return new Examined(
                release, judged.object(), new Findings(judged.findings().errors(), warnings));
    }

    private List<Problem> shapeProblems(Release release) {
        return shapeProblems.getOrDefault(release.id(), List.of());
    }

    private boolean fits(Release release) {
        return shapeProblems(release).isEmpty();
    }

    private PublishedObject object(Release release, @Nullable JsonNode compiled) {
        var id = release.id();
        var version =
                before.find(id.kind(), id.key()).map(PublishedObject::version).orElse(0) + 1;
        return new PublishedObject(id.key(), id.kind(), version, release.doc(), compiled);
    }
}
