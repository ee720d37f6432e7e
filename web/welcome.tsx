import { Layout } from './layout.tsx'

type Signed = { name: string; email: string; company: string; workspaceId: string }
type Membership = { workspaceId: string; company: string }

const DemoWay = ({ isEmpty }: { isEmpty: boolean }) => (
  <li class="card">
    <div class="body stack">
      <h2>Look around first</h2>
      <p class="quiet">
        A made-up company: two years of deals and thousands of answers, asked, sorted and ranked as
        yours will be. It stays a made-up company: its letters never leave this machine, so begin
        with your own deals in another <code>DATA_DIR</code>.
      </p>
      {isEmpty ? (
        <form method="post" action="/demo">
          <button class="btn main">Fill it with a made-up company</button>
        </form>
      ) : (
        <p class="note">
          <span>
            There are deals or answers here already, so nothing made up is added. For a made-up
            company apart run <code>npm run -s because -- demo</code>.
          </span>
        </p>
      )}
    </div>
  </li>
)

const ImportWay = () => (
  <li class="card">
    <div class="body stack">
      <h2>Bring in your own deals</h2>
      <p class="quiet">
        Export the closed deals of your CRM as CSV. Where the server runs, see first what would come
        in:
      </p>
      <pre class="command">
        <code>npm run -s because -- import deals deals.csv --dry-run</code>
      </pre>
      <p class="quiet">
        Then the same without <code>--dry-run</code>.
      </p>
    </div>
  </li>
)

const PagesWay = () => (
  <li class="card">
    <div class="body stack">
      <h2>See what is here</h2>
      <ul class="ways-links">
        <li>
          <a href="/lists">Top-ten lists</a>
        </li>
        <li>
          <a href="/reps">Reasons by sales person</a>
        </li>
        <li>
          <a href="/sending">Letters and sending</a>
        </li>
      </ul>
    </div>
  </li>
)

const ChooseCompany = ({ memberships, chosen }: { memberships: Membership[]; chosen: string }) => (
  <form class="row" method="post" action="/workspace">
    <label for="workspace">Company</label>
    <select id="workspace" name="workspace">
      {memberships.map(({ workspaceId, company }) => (
        <option value={workspaceId} selected={workspaceId === chosen}>
          {company}
        </option>
      ))}
    </select>
    <button class="btn">Show this one</button>
  </form>
)

type WelcomeProps = { member: Signed; memberships: Membership[]; isEmpty: boolean }

/** The first page of a new owner: three ways on. */
export const WelcomePage = ({ member, memberships, isEmpty }: WelcomeProps) => (
  <Layout title="Welcome · Because" member={member} company={member.company}>
    <div class="head">
      <div>
        <h1 dir="auto">Welcome, {member.name}</h1>
        <p class="quiet">Three ways on; none of them closes another.</p>
      </div>
      {memberships.length > 1 && (
        <ChooseCompany memberships={memberships} chosen={member.workspaceId} />
      )}
    </div>
    <ul class="ways">
      <DemoWay isEmpty={isEmpty} />
      <ImportWay />
      <PagesWay />
    </ul>
  </Layout>
)

type DemoProps = { state: 'running' | 'failed'; line: string; member: Signed }

/** Waits for a made-up company; it asks again by itself and may be closed. */
export const DemoPage = ({ state, line, member }: DemoProps) => (
  <Layout title="A made-up company · Because" member={member} company={member.company}>
    <section class="single card">
      {state === 'running' ? (
        <div class="body stack">
          <h1>A company is being made up</h1>
          <p role="status">{line}</p>
          <p class="quiet">
            It takes about half a minute, whether this page is open or not. Then the lists show by
            themselves.
          </p>
          <p>
            <a class="btn" href="/demo">
              Look again
            </a>
          </p>
        </div>
      ) : (
        <div class="body stack">
          <h1>The made-up company is not whole</h1>
          <p>
            Something went wrong on our side, after: {line}. What was made so far is still here. Run{' '}
            <code>npm run -s because -- demo</code> where the server runs for a whole one apart.
          </p>
          <p>
            <a class="btn" href="/welcome">
              Back
            </a>
          </p>
        </div>
      )}
    </section>
  </Layout>
)
