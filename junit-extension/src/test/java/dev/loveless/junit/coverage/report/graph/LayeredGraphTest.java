package dev.loveless.junit.coverage.report.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredGraphTest {
    /** Any graph, with circles and boxes that nothing leads to. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingOverlapsAndArrowsLeadDown(int seed) {
        Random random = new Random(seed);
        List<Vertex> boxes = new ArrayList<>();
        for (int box = 0; box < 2 + random.nextInt(40); box++) {
            boxes.add(Vertex.box(20 + random.nextInt(300), 10 + random.nextInt(200)));
        }
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (int arrow = 0; arrow < boxes.size() * 2; arrow++) {
            Arrow any = new Arrow(random.nextInt(boxes.size()), random.nextInt(boxes.size()));
            if (any.from() != any.to()) {
                arrows.add(any);
            }
        }

        LayeredGraph graph = new LayeredGraph(boxes, List.copyOf(arrows));
        LayerOrder.improve(graph);
        double height = Coordinates.assign(graph);

        for (List<Vertex> layer : graph.layers) {
            for (int place = 1; place < layer.size(); place++) {
                Vertex left = layer.get(place - 1);
                Vertex right = layer.get(place);
                assertThat(right.x - right.width / 2).isGreaterThan(left.x + left.width / 2);
            }
        }
        for (Vertex box : boxes) {
            assertThat(box.x - box.width / 2).isGreaterThan(-0.001);
            assertThat(box.top + box.height).isLessThanOrEqualTo(height);
        }
        for (LayeredGraph.Path path : graph.paths) {
            for (int index = 1; index < path.vertices().size(); index++) {
                Vertex upper = path.vertices().get(index - 1);
                assertThat(path.vertices().get(index).top).isGreaterThan(upper.top + upper.height);
            }
        }
    }
}
