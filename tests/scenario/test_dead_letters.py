# SPDX-License-Identifier: Apache-2.0
"""Messages that fail: four attempts, the dead-letter topic, the list of the administrator, and the way back."""
import json

import kafka
from consuming import CONSUMER, TOPIC, TYPE, ConsumerCase, message
from harness import token, until

WAITS_S = (1, 2, 4)


class DeadLetters(ConsumerCase):
    def letter_of(self, shop, event_id):
        found = [letter for letter in self.letters(shop, f"?consumer={CONSUMER}&topic={TOPIC}") if letter["eventId"] == event_id]
        return found[0] if found else None

    def until_dead(self, shop, event_id):
        return until(f"{event_id} is a dead letter", lambda: self.letter_of(shop, event_id), 30)

    def test_a_message_that_fails_is_tried_four_times_and_can_be_put_back(self):
        shop = self.start()
        others = [f"other-{i}" for i in range(20)]
        self.db.run("INSERT INTO curses (event_id) VALUES ('cursed')")
        odd = [("odd \"one\"", b"\xff\x00"), ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
        self.kafka.produce_all([message("cursed", "order-1", headers=odd), message("behind", "order-1"),
                                *(message(name, name, user=name) for name in others),
                                message("lacks", "order-2", value='{"orderNumber": "order-2"}'),
                                message("no json", "order-3", value=b"\xff\xfe{")])
        letter = self.until_dead(shop, "cursed")

        # attempts
        at = self.attempts("cursed")
        self.assertEqual(len(at), 4)
        for first, second, wait_s in zip(at, at[1:], WAITS_S):
            self.assertGreaterEqual((second - first).total_seconds(), wait_s)
            self.assertLess((second - first).total_seconds(), wait_s + 1)
        for name in others:
            self.assertEqual(len(self.attempts(name)), 1)
            self.assertLess(self.attempts(name)[0], at[2])
        until("what was behind it takes effect", lambda: self.effects("behind"))
        self.assertGreater(self.attempts("behind")[0], at[3])

        # the list
        self.assertEqual((letter["type"], letter["messageKey"], letter["attempts"], letter["code"], letter["replayedAt"]), (TYPE, "order-1", 4, "C011", None))
        self.assertIn("a curse lies on it", letter["cause"])
        self.assertNotIn("payload", letter)
        whole = self.assertAnswer(shop.get(f"/admin/dead-letters/{letter['id']}", self.admin), 200)
        self.assertEqual((whole["payload"], whole["isBase64"]), ({"orderNumber": "order-1", "userId": "user-1"}, False))
        self.assertEqual((whole["headers"]["ce_id"], whole["headers"]["odd \"one\""]), ("cursed", "base64:_wA"))
        self.assertAnswer(shop.get("/admin/dead-letters", token("user-1")), 403, "C004")
        self.assertAnswer(shop.get("/admin/dead-letters/999999", self.admin), 404, "S906")
        self.assertEqual(self.until_dead(shop, "lacks")["code"], "C001")
        text = self.assertAnswer(shop.get(f"/admin/dead-letters/{self.until_dead(shop, 'no json')['id']}", self.admin), 200)
        self.assertEqual((text["payload"], text["isBase64"]), ("__57", True))

        # the topic
        dead = {dict(m.headers)["ce_id"]: m for m in self.kafka.read(TOPIC + ".DLT", at_least=3)}
        self.assertEqual(set(dead), {"cursed", "lacks", "no json"})
        headers = dict(dead["cursed"].headers)
        self.assertEqual((dead["cursed"].key, json.loads(dead["cursed"].value)), ("order-1", whole["payload"]))
        self.assertEqual(dead["no json"].value, b"\xff\xfe{")
        self.assertEqual(headers["odd \"one\""], b"\xff\x00")
        self.assertEqual((headers["dlt-original-topic"], int(headers["dlt-original-partition"]), int(headers["dlt-original-offset"])),
                         (TOPIC, letter["topicPartition"], letter["topicOffset"]))
        self.assertEqual((headers["dlt-consumer"], headers["dlt-code"], headers["dlt-attempts"]), (CONSUMER, "C011", "4"))
        self.assertIn("a curse lies on it", headers["dlt-cause"])

        # the way back
        self.db.run("DELETE FROM curses")
        self.assertAnswer(shop.post("/admin/dead-letters/999999/replay", token=self.admin), 404, "S906")
        self.assertAnswer(shop.post(f"/admin/dead-letters/{letter['id']}/replay", token=token("user-1")), 403, "C004")
        back = self.assertAnswer(shop.post(f"/admin/dead-letters/{letter['id']}/replay", token=self.admin), 200)
        self.assertIsNotNone(back["replayedAt"])
        self.assertAnswer(shop.post(f"/admin/dead-letters/{letter['id']}/replay", token=self.admin), 409, "S907")
        self.until_effects("cursed", ["cursed"])
        replayed = [m for m in self.kafka.read(TOPIC) if dict(m.headers)["ce_id"] == "cursed"]
        self.assertEqual(len(replayed), 2)
        self.assertEqual(dict(replayed[1].headers), {**dict(replayed[0].headers), "shop-consumer": CONSUMER})
        self.assertEqual((replayed[1].key, replayed[1].value), (replayed[0].key, replayed[0].value))
        self.assertEqual(len(self.kafka.read(TOPIC + ".DLT")), 3)

        # what is as wrong as before comes back, too
        self.assertAnswer(shop.post(f"/admin/dead-letters/{text['id']}/replay", token=self.admin), 200)
        until("it has failed again", lambda: self.letter_of(shop, "no json")["replayedAt"] is None, 30)
        again = self.assertAnswer(shop.get(f"/admin/dead-letters/{text['id']}", self.admin), 200)
        self.assertEqual((again["payload"], again["attempts"]), ("__57", 4))
        self.assertGreater(again["failedAt"], text["failedAt"])
        self.assertEqual(len(self.letters(shop)), 3)


if __name__ == "__main__":
    kafka.main()
