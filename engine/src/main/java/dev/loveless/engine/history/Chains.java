package dev.loveless.engine.history;

import java.util.HashMap;
import java.util.Map;

/**
 * Which event each event follows. There is a chain for the main line, and one for each branch and iteration (recorded).
 */
final class Chains {
    private final Map<Integer, Long> heads = new HashMap<>();
    private final Map<Integer, Long> beforeEntered = new HashMap<>();
    private final Map<Integer, Long> beforeJoinFailed = new HashMap<>();
    private final Map<Integer, Long> reached = new HashMap<>();
    private long last;
    private int lastAsideOf = -1;

    /** The id of the next event. */
    long next() {
        last++;
        lastAsideOf = -1;
        return last;
    }

    long last() {
        return last;
    }

    long head(int frame) {
        return heads.getOrDefault(frame, 0L);
    }

    /** The event becomes the head of the line's chain. */
    void follow(int frame, long id) {
        heads.put(frame, id);
    }

    /** The event only points at the head. */
    void aside(int frame) {
        lastAsideOf = frame;
    }

    void entered(int frame, long id) {
        beforeEntered.put(frame, head(frame));
        beforeJoinFailed.remove(frame);
        follow(frame, id);
    }

    long beforeEntered(int frame) {
        return beforeEntered.getOrDefault(frame, 0L);
    }

    void joinFailed(int frame, long id) {
        beforeJoinFailed.put(frame, head(frame));
        follow(frame, id);
    }

    /** What a fault in a catcher follows: what failed before, not the failure of the join (measured). */
    long beforeFault(int frame) {
        return beforeJoinFailed.getOrDefault(frame, head(frame));
    }

    /** A fault has an event of its own; what fails because of it follows that. */
    void fault(int frame, long id) {
        beforeJoinFailed.remove(frame);
        follow(frame, id);
    }

    /** A line below begins where this one stands. */
    void branch(int frame, int below) {
        follow(below, head(frame));
    }

    void reached(int frame, long id) {
        reached.merge(frame, id, Math::max);
    }

    /** The line goes on from the highest event that any line below has reached. */
    void join(int frame) {
        Long highest = reached.remove(frame);
        if (highest != null) {
            follow(frame, Math.max(highest, head(frame)));
        }
    }

    /** The line goes on from where the failed line below stands. */
    void takeOver(int frame, int below) {
        reached.remove(frame);
        follow(frame, head(below));
    }

    /** What the end of an execution by this line's failure follows: the event just before, if it points here. */
    long end(int frame) {
        return lastAsideOf == frame ? last : head(frame);
    }

    /** All lines go on from here. */
    void restart(long id) {
        heads.replaceAll((frame, head) -> id);
    }
}
