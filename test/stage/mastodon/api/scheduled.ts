import { type App, createApp, type Visit } from '../http/app.ts';
import { requireCaller } from '../http/auth.ts';
import { readParams } from '../http/params.ts';
import { notFound } from '../http/refusal.ts';
import type { Server } from '../server.ts';
import { checkTime, scheduledJson } from '../statuses/scheduled.ts';
import type { ScheduledRow } from '../store/rows.ts';

/** The statuses that wait for their time. */
export function scheduledRoutes(server: Server): App {
  return createApp()
    .get('/api/v1/scheduled_statuses', (c) => {
      const { user } = requireCaller(server, c, 'read:statuses');
      const rows = server.db.all<ScheduledRow>(
        'select * from scheduled where user_id = ? order by id desc limit 40',
        user.id,
      );
      return c.json(rows.map((row) => scheduledJson(server, row)));
    })
    .get('/api/v1/scheduled_statuses/:id', (c) =>
      c.json(scheduledJson(server, own(server, c, 'read:statuses', c.req.param('id')))),
    )
    .put('/api/v1/scheduled_statuses/:id', async (c) => {
      const row = own(server, c, 'write:statuses', c.req.param('id'));
      const at = Date.parse((await readParams(c)).text('scheduled_at') ?? '');
      checkTime(server, at);
      server.db.run('update scheduled set scheduled_at = ? where id = ?', at, row.id);
      return c.json(scheduledJson(server, { ...row, scheduled_at: at }));
    })
    .delete('/api/v1/scheduled_statuses/:id', (c) => {
      const row = own(server, c, 'write:statuses', c.req.param('id'));
      server.db.run('update media set scheduled_id = null where scheduled_id = ?', row.id);
      server.db.run('delete from scheduled where id = ?', row.id);
      return c.json({});
    });
}

function own(server: Server, c: Visit, scope: string, id: string): ScheduledRow {
  const { user } = requireCaller(server, c, scope);
  const row = server.db.one<ScheduledRow>(
    'select * from scheduled where id = ? and user_id = ?',
    id,
    user.id,
  );
  if (!row) throw notFound();
  return row;
}
