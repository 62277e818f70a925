import { expect, keepScreen, test, threatList } from "./support/story";

test("a newcomer opens the address that npm start printed and sees the threats", async ({ openConsole }) => {
  const page = await openConsole();
  await expect(threatList(page).getByRole("listitem").first()).toBeVisible();
  await keepScreen(page, "start");
});
