package dev.vpcdoctor.report;

import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.target.ResolvedTarget;

/** The walk alone for programs, version 1: {@code path-v1.schema.json} describes it. */
public final class WalkJson implements Renderer<WalkReport> {

    @Override
    public String render(WalkReport walk) {
        return JsonText.object((json, text) -> {
            Paths paths = walk.paths();
            ResolvedTarget target = paths.target();
            json.writeStringField("verdict", paths.verdict().toString());
            json.writeStringField("from", walk.from());
            json.writeStringField("target", target.expression().asked());
            text.number("port", target.port());
            text.texts(
                    "subnetsNotRead",
                    paths.fromSubnets().stream()
                            .filter(from -> !from.subnet().isKnown())
                            .map(from -> from.subnetId())
                            .toList());
            text.paths(WalkPaths.of(paths));
            text.notRead(walk.notRead());
        });
    }
}
